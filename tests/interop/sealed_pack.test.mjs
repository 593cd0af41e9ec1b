//! A sealed pack of either version opens after docs/sealed-packs.md alone, with the system's own cipher and inflater.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

/** The pack, with WebCrypto. */
async function open(version, key, bytes, name) {
  assert.equal(bytes[0], version);
  const raw = await crypto.subtle.importKey("raw", Buffer.from(key, "base64url"), "AES-GCM", false, ["decrypt"]);
  const additionalData = Buffer.concat([Buffer.from("candour sealed pack"), Buffer.from([version]), Buffer.from(name)]);
  const how = { name: "AES-GCM", iv: bytes.subarray(1, 13), additionalData };
  const padded = Buffer.from(await crypto.subtle.decrypt(how, raw, bytes.subarray(13)));
  assert.equal(padded.length % 16384, 0);
  const kept = padded.subarray(4, 4 + padded.readUInt32LE(0));
  return (version === 1 ? kept : inflateRawSync(kept)).toString("utf8");
}

for (const version of [1, 2]) {
  const { name, key, pack, sealed } = JSON.parse(readFileSync(`tests/fixtures/vault/sealed-pack-${version}.json`, "utf8"));

  test(`another implementation opens version ${version}`, async () => {
    assert.equal(await open(version, key, Buffer.from(sealed, "base64url"), name), pack);
  });

  test(`and not under another name, nor when it was changed: version ${version}`, async () => {
    await assert.rejects(open(version, key, Buffer.from(sealed, "base64url"), "sleep-1.1"));
    const changed = Buffer.from(sealed, "base64url");
    changed[200] ^= 1;
    await assert.rejects(open(version, key, changed, name));
  });
}
