// The partners' and developers' tool as this suite uses it: `desk finish` makes sites, `desk serve` serves them with their
// drop boxes on free ports, `desk open` opens what came.

import { execFile, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { dropId } from "./partners.mjs";
import { wrapped } from "./words.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DESK = join(ROOT, "target/debug/desk");
const run = promisify(execFile);
const running = new Map();
// A file that is stopped for taking too long ends what it has started, too.
process.once("SIGTERM", () => process.exit(143));

/** The ports of a site that is being served: those `run.mjs` has started, else one started for this file. */
export function servedSite(name) {
  const shared = JSON.parse(process.env.CANDOUR_SITES ?? "{}")[name];
  if (shared) return shared;
  if (!running.has(name)) running.set(name, serveSite(name));
  return running.get(name);
}

/** Builds a site if need be and serves it for as long as this process lives. */
export async function serveSite(name) {
  await needDesk();
  const site = await SITES[name]();
  const store = await mkdtemp(join(tmpdir(), "candour-boxes-"));
  const options = ["serve", "--site", site, "--store", store, "--port", "0", "--boxes-port", "0"];
  const child = spawn(DESK, options, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => {
    child.kill("SIGKILL");
    rmSync(store, { recursive: true, force: true });
  });
  const [app, boxes] = await ports(child);
  child.unref();
  child.stdout.destroy();
  return { app, boxes };
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

/** Makes a site from the code as `make` built it and these data, in a folder of its own. */
async function finished(name, { centre, packs = "instruments", words = "locales" }) {
  const out = join(ROOT, "target/e2e", name);
  await run(DESK, ["finish", "--centre", centre, "--packs", packs, "--words", words, "--out", out], { cwd: ROOT });
  return out;
}

/** Writes one JSON file, and the folders it needs, where this suite keeps what it makes. */
async function written(path, json) {
  const file = join(ROOT, "target/e2e/sources", path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(json));
  return file;
}

const readJson = async (path) => JSON.parse(await readFile(join(ROOT, path), "utf8"));

/** What can be served. */
const SITES = {
  /** The demo, as `make` built it. */
  demo: async () => {
    const site = join(ROOT, "dist/demo");
    if (!existsSync(join(site, "index.html"))) throw new Error("dist/demo is not built: make dist");
    return site;
  },
  /** The same with every text in ⟦ ⟧. */
  wrapped: async () => {
    const made = {};
    for (const folder of ["locales", "instruments"]) {
      for (const file of await readdir(join(ROOT, folder))) {
        if (!file.endsWith(".json")) continue;
        const path = `${folder}/${file}`;
        made[folder] = dirname(await written(path, wrapped(path, await readJson(path))));
      }
    }
    const centre = await written("wrapped.json", wrapped("centres/demo.json", await readJson("centres/demo.json")));
    return finished("wrapped", { centre, packs: made.instruments, words: made.locales });
  },
  /** A centre that cannot take anything yet. */
  stockport: () => finished("stockport", { centre: "centres/stockport.json" }),
  /** A centre that gives its partners less than the agreements allow. */
  narrowed: async () => {
    const demo = await readJson("centres/demo.json");
    const withhold = { uob: ["ethnic-group", "closed-answers"], jabbs: "everything" };
    return finished("narrowed", { centre: await written("narrowed.json", { ...demo, withhold }) });
  },
};

async function needDesk() {
  const built = await stat(DESK).catch(() => null);
  if (!built) await run("cargo", ["build", "--quiet", "--locked", "--features", "desk", "--bin", "desk"], { cwd: ROOT });
}

/** What `desk open` writes of one PUT, opened with a partner's key: the record's fields, and the codebook as text. */
export async function deskOpen(code, request) {
  await needDesk();
  const folder = await mkdtemp(join(tmpdir(), "candour-open-"));
  try {
    const [box, out] = [join(folder, "box"), join(folder, "out")];
    await mkdir(box);
    await writeFile(join(box, dropId(request)), request.body);
    const key = join(ROOT, `centres/demo-keys/${code}.key`);
    await run(DESK, ["open", "--partner", code, "--key", key, "--box", box, "--out", out], { cwd: ROOT });
    const [record] = JSON.parse(await readFile(join(out, "records.json"), "utf8"));
    const [csv, codebook] = await Promise.all(["records.csv", "codebook.csv"].map((name) => readFile(join(out, name), "utf8")));
    return { ...record, csv, codebook };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
