// What we seal, an independent implementation opens, and the other way round: frozen envelopes and fresh ones.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { makeKeys, open, seal } from "./envelope.mjs";

const frozen = (name) => JSON.parse(readFileSync(new URL(`../fixtures/envelopes/${name}.json`, import.meta.url)));

/** Sends requests to examples/interop.rs and gives its answers. */
function rust(...requests) {
  const input = requests.map((request) => JSON.stringify(request)).join("\n");
  const run = spawnSync("cargo", ["run", "--quiet", "--example", "interop"], { input, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim().split("\n").map((line) => JSON.parse(line));
}

const payload = `${JSON.stringify({ partner: "uob", note: "žluťoučký 💜" })}     `;
const newId = () => randomBytes(16).toString("hex");

test("npm opens the frozen envelope that Rust sealed", async () => {
  const { private_key: privateKey, id, envelope, payload } = frozen("sealed-by-rust");
  assert.equal(await open({ privateKey, id, envelope }), payload);
});

test("npm opens what Rust seals now", async () => {
  const { privateKey, publicKey } = await makeKeys();
  const id = newId();
  const randomness = randomBytes(64).toString("base64url");
  const [envelope] = rust({ seal: { public_key: publicKey, to: "uob", id, randomness, payload } });
  assert.equal(await open({ privateKey, id, envelope }), payload);
  await assert.rejects(open({ privateKey, id: newId(), envelope }), "under another id it must not open");
  await assert.rejects(open({ privateKey, id, envelope: { ...envelope, to: "jabbs" } }));
});

test("Rust opens what npm seals now, and nothing that was changed", async () => {
  const { privateKey, publicKey } = await makeKeys();
  const id = newId();
  const envelope = await seal({ publicKey, to: "centre", id, payload });
  const request = { private_key: privateKey, to: "centre", id, envelope };
  const [opened, moved, toAnother] = rust(
    { open: request },
    { open: { ...request, id: newId() } },
    { open: { ...request, to: "uob" } },
  );
  assert.equal(opened.payload, payload);
  assert.match(moved.error, /changed|another id/);
  assert.match(toAnother.error, /another partner/);
});
