// The partners' and developers' tool as this suite uses it: `desk finish` makes sites, `desk serve` serves them with their
// drop boxes on free ports, `desk open` opens what came.

import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PLAIN_SITE } from "./fault-proxy.mjs";
import { dropId } from "./partners.mjs";
import { mapEnglish, renamed, wrapped } from "./words.mjs";

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

/** Starts `desk preview` on a pack's file, ended with the test. Its ports stand in the same two lines as those of `desk serve`. */
export async function previewed(t, file) {
  await needDesk();
  const child = spawn(DESK, ["preview", file, "--port", "0"], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill());
  const [app, boxes] = await ports(child);
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

/** Where this process makes sites: another may make the same one at the same time. */
const MADE = join(ROOT, "target/e2e", String(process.pid));

/**
 * Makes a site from the code as `make` built it and these data, in a folder of its own. It begins as a copy of the demo:
 * what is the same file is not made small again.
 */
async function finished(name, { centre, packs = "instruments", words = "locales", sealed = [] }) {
  const out = join(MADE, name);
  await cp(join(ROOT, "dist/demo"), out, { recursive: true });
  const more = sealed.flatMap((file) => ["--sealed", file]);
  await run(DESK, ["finish", "--centre", centre, "--packs", packs, "--words", words, "--out", out, ...more], { cwd: ROOT });
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
  /** The demo with a pack that states how far apart two scores of a scale must be to be called changed. */
  margins: async () => {
    let folder;
    for (const name of await readdir(join(ROOT, "instruments"))) {
      const pack = await readJson(`instruments/${name}`);
      const scales = pack.scales.map((scale) => ({ ...scale, change_margin: 2 }));
      folder = dirname(await written(`margins/${name}`, { ...pack, scales }));
    }
    return finished("margins", { centre: "centres/demo.json", packs: folder });
  },
  /** The demo in a language that is written from right to left: its words are the English ones. */
  mirrored: async () => {
    let words;
    for (const name of ["", "later.", "staff."]) {
      words = dirname(await written(`mirrored/locales/${name}ar.json`, await readJson(`locales/${name}en.json`)));
    }
    let packs;
    for (const file of await readdir(join(ROOT, "instruments"))) {
      if (!file.endsWith(".json")) continue;
      packs = dirname(await written(`mirrored/instruments/${file}`, renamed(await readJson(`instruments/${file}`), "ar")));
    }
    const centre = await written("mirrored/centre.json", renamed(await readJson("centres/demo.json"), "ar"));
    return finished("mirrored", { centre, packs, words });
  },
  /** The demo, leaving for a site that every browser can be shown. */
  "plain-exit": async () => {
    const demo = await readJson("centres/demo.json");
    return finished("plain-exit", { centre: await written("plain-exit.json", { ...demo, exit_address: `${PLAIN_SITE}/weather` }) });
  },
  /** The demo, with a licensed pack that lies sealed on the host. */
  licensed: async () => {
    const { file } = await licensedPack();
    const folder = dirname(file);
    await Promise.all([LICENSED_KEY, `${LICENSED}.sealed`].map((old) => rm(join(folder, old), { force: true })));
    await run(DESK, ["pack", "seal", file, "--key", join(folder, LICENSED_KEY)], { cwd: ROOT });
    return finished("licensed", { centre: "centres/demo.json", sealed: [join(folder, `${LICENSED}.sealed`)] });
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

const [LICENSED, LICENSED_KEY] = ["quillwort-7.0", "pack.key"];

/** A licensed pack: one of every type of question, with a word in each text that stands nowhere else. */
async function licensedPack() {
  const [id, version] = LICENSED.split("-");
  const words = (text) => `${text} Quillwort${text.length}`;
  const pack = { ...mapEnglish(await readJson("tests/fixtures/packs/every-type.json"), words), id, version };
  return { pack, file: await written(`licensed/${LICENSED}.json`, pack) };
}

/** The licensed pack of the site `licensed`, once it is served: its questions, name, digest and key, its sealed file, the site. */
export async function licensed() {
  const { pack, file } = await licensedPack();
  const digest = createHash("sha256").update(await readFile(file)).digest("hex");
  const key = (await readFile(join(dirname(file), LICENSED_KEY), "utf8")).trim();
  const sealed = join(dirname(file), `${LICENSED}.sealed`);
  return { pack, name: LICENSED, digest, key, sealed, folder: join(MADE, "licensed") };
}

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
