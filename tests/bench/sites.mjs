//! The sites that are measured: the release build with the shipped pack, and with generated ones, each served by
//! `desk serve` behind a wire that counts every byte.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { generatePack } from "./generate-pack.mjs";

const FOLDER = "target/bench";
const DESK = "target/debug/desk";
const CENTRE = "centres/demo.json";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The demo with its own pack. */
export function shippedSite() {
  const [name] = json(CENTRE).packs;
  return make(name, CENTRE, json(`instruments/${name}.json`), "instruments");
}

/** The demo with a generated pack of so many items instead. */
export function generatedSite(items) {
  const pack = generatePack(items);
  const name = `${pack.id}-${pack.version}`;
  const [packs, centre] = [join(FOLDER, "packs"), join(FOLDER, `${name}.centre.json`)];
  mkdirSync(packs, { recursive: true });
  cpSync("instruments", packs, { recursive: true });
  writeFileSync(join(packs, `${name}.json`), JSON.stringify(pack));
  writeFileSync(centre, JSON.stringify({ ...json(CENTRE), packs: [name] }));
  return make(`${items} items`, centre, pack, packs);
}

function make(name, centre, pack, packs) {
  const folder = join(FOLDER, "sites", `${pack.id}-${pack.version}`);
  execFileSync(DESK, ["finish", "--centre", centre, "--packs", packs, "--out", folder]);
  const icon = readdirSync(join(folder, "assets")).find((file) => /^icon-.*\.svg\.br$/.test(file));
  return { name, folder, centre, pack, iconBytes: statSync(join(folder, "assets", icon)).size };
}

/** Serves a site while `use` runs with its address and the wire. */
export async function served(site, use) {
  const options = ["--site", site.folder, "--centre", site.centre, "--store", join(FOLDER, "drops")];
  const desk = spawn(DESK, ["serve", ...options, "--port", "0", "--boxes-port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const said = await new Promise((resolve, reject) => {
    let text = "";
    desk.stdout.setEncoding("utf8").on("data", (more) => {
      text += more;
      const found = text.match(/The app:\s+http:\/\/localhost:(\d+)\//);
      if (found) resolve(Number(found[1]));
    });
    desk.once("exit", (code) => reject(new Error(`desk serve ended (${code})`)));
  });
  const wire = await countingWire(said);
  try {
    return await use(wire);
  } finally {
    wire.close();
    desk.kill();
  }
}

/** Passes connections on to a port and counts what comes back: heads, bodies, whoever in the browser asked. */
async function countingWire(port) {
  let received = 0;
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    far.on("data", (chunk) => (received += chunk.length));
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => [near, far].forEach((s) => s.destroy()));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://localhost:${server.address().port}/`,
    received: () => received,
    close: () => server.close(),
  };
}
