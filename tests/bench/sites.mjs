//! The sites that are measured: the release build with the shipped pack, and with generated ones, each served by
//! `desk serve` behind a wire that counts every byte.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { join } from "node:path";
import { generatePack } from "./generate-pack.mjs";

const FOLDER = "target/bench";
const DESK = "target/debug/desk";
const CENTRE = "centres/demo.json";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The demo as it is built for hosting. */
export function shippedSite() {
  const [name] = json(CENTRE).packs;
  return site(name, "dist/demo", CENTRE, json(`instruments/${name}.json`));
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
  const folder = join(FOLDER, "sites", name);
  execFileSync(DESK, ["finish", "--centre", centre, "--packs", packs, "--out", folder]);
  return site(`${items} items`, folder, centre, pack);
}

function site(name, folder, centre, pack) {
  const icon = readdirSync(join(folder, "assets")).find((file) => /^icon-.*\.svg\.br$/.test(file));
  const iconFile = { [`/assets/${icon.replace(".br", "")}`]: statSync(join(folder, "assets", icon)).size };
  return { name, folder, centre, pack, iconFile };
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

/** Passes requests on to a port and counts, by file, the bodies that come back as they travel: whoever in the browser asked. */
async function countingWire(port) {
  const files = new Map();
  const agent = new Agent({ keepAlive: true });
  const server = createServer((asked, answer) => {
    const { url: path, method, headers } = asked;
    const onward = request({ host: "127.0.0.1", port, agent, path, method, headers }, (given) => {
      given.on("data", (chunk) => files.set(path, (files.get(path) ?? 0) + chunk.length));
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://localhost:${server.address().port}/`,
    /** What has travelled since the last time, by file. */
    takeFiles: () => {
      const taken = Object.fromEntries(files);
      files.clear();
      return taken;
    },
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
