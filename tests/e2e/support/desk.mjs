// The partners' and developers' tool as this suite uses it: `desk finish` makes sites, `desk serve` serves them with their
// drop boxes on free ports, `desk open` opens what came.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { dropId } from "./partners.mjs";
import { wrapped } from "./words.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DESK = join(ROOT, "target/debug/desk");
const run = promisify(execFile);
const running = new Map();

after(async () => {
  for (const server of running.values()) (await server).stop();
});

/** The ports of a site that is being served: those `run.mjs` has started, else one started for this file. */
export function servedSite(name) {
  const shared = JSON.parse(process.env.CANDOUR_SITES ?? "{}")[name];
  if (shared) return shared;
  if (!running.has(name)) running.set(name, serveSite(name));
  return running.get(name);
}

/** Builds a site if need be and serves it; `stop()` ends the server and removes what its drop boxes held. */
export async function serveSite(name) {
  await needDesk();
  const site = await SITES[name]();
  const store = await mkdtemp(join(tmpdir(), "candour-boxes-"));
  const options = ["serve", "--site", site, "--store", store, "--port", "0", "--boxes-port", "0"];
  const child = spawn(DESK, options, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const [app, boxes] = await ports(child);
  const stop = () => {
    child.kill("SIGINT");
    return rm(store, { recursive: true, force: true });
  };
  return { app, boxes, stop };
}

function ports(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const found = [...said.matchAll(/http:\/\/localhost:(\d+)\//g)].map(([, port]) => Number(port));
      if (found.length >= 2) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`desk serve ended (${code}): ${said}`)));
    child.once("error", reject);
  });
}

/** What can be served: the demo as `make` built it, and the same code with every text in ⟦ ⟧. */
const SITES = {
  demo: async () => {
    const site = join(ROOT, "dist/demo");
    if (!existsSync(join(site, "index.html"))) throw new Error("dist/demo is not built: make dist");
    return site;
  },
  wrapped: async () => {
    const [from, out] = [join(ROOT, "target/e2e/sources"), join(ROOT, "target/e2e/wrapped")];
    const files = { centre: "centres/demo.json" };
    for (const folder of ["locales", "instruments"]) {
      for (const file of await readdir(join(ROOT, folder))) {
        if (file.endsWith(".json")) files[`${folder}/${file}`] = `${folder}/${file}`;
      }
    }
    for (const path of Object.values(files)) {
      await mkdir(join(from, dirname(path)), { recursive: true });
      const json = JSON.parse(await readFile(join(ROOT, path), "utf8"));
      await writeFile(join(from, path), JSON.stringify(wrapped(path, json)));
    }
    const data = ["--centre", join(from, files.centre), "--packs", join(from, "instruments"), "--words", join(from, "locales")];
    await run(DESK, ["finish", ...data, "--out", out], { cwd: ROOT });
    return out;
  },
};

async function needDesk() {
  const built = await stat(DESK).catch(() => null);
  if (!built) await run("cargo", ["build", "--quiet", "--locked", "--features", "desk", "--bin", "desk"], { cwd: ROOT });
}

/** What `desk open` reads from one PUT, with a partner's key: its payload. */
export async function deskOpen(code, request) {
  await needDesk();
  const folder = await mkdtemp(join(tmpdir(), "candour-open-"));
  try {
    const [from, out] = [join(folder, "in"), join(folder, "out")];
    await mkdir(from);
    await writeFile(join(from, dropId(request)), request.body);
    await run(DESK, ["open", "--partner", code, "--key", join(ROOT, `centres/demo-keys/${code}.key`), "--from", from, "--out", out], { cwd: ROOT });
    return { out: await readdir(out) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
