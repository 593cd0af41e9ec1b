// A tablet that a manager has set up. It is set up once, through its pages, by whoever needs it first; every test has a copy of
// that browser's profile folder, and signs in. Setting up itself is what `staff/access.test.mjs` is about.

import { rmSync } from "node:fs";
import { makeProfile, startChromium, TABLET } from "./chromium.mjs";
import { servedSite } from "./desk.mjs";
import { openWire } from "./fault-proxy.mjs";
import { openWorld } from "./world.mjs";
import { deskOn } from "../pages/staff/desk.mjs";
import { makeKey, setUp, signIn } from "../pages/staff/access.mjs";
import { bringKey } from "../pages/staff/inbox.mjs";

/** Where the centre's key is from: made on the tablet, or the one that the demo's centre file names. */
const KEYS = { made: makeKey, brought: bringKey };

const setUpHere = new Map();

/** The tablets that `run.mjs` has set up for all files, as text for a child process. */
export const setUpAll = async () => {
  const tablets = {};
  for (const key of Object.keys(KEYS)) tablets[key] = await setUpOnce(key);
  return JSON.stringify(tablets);
};

/** A profile folder to copy, and the recovery words that were shown. */
function tabletWith(key) {
  const shared = JSON.parse(process.env.CANDOUR_TABLETS ?? "{}")[key];
  if (shared) return shared;
  if (!setUpHere.has(key)) setUpHere.set(key, setUpOnce(key));
  return setUpHere.get(key);
}

async function setUpOnce(key) {
  const { app, boxes } = await servedSite("demo");
  const [wire, profile] = await Promise.all([openWire({ app, boxes }), makeProfile()]);
  process.once("exit", () => rmSync(profile, { recursive: true, force: true }));
  const chromium = await startChromium({ wire, profile, size: TABLET });
  const desk = deskOn(chromium.page);
  const words = await setUp(desk, { key: KEYS[key] });
  await desk.page.evaluate(untilKept);
  await desk.lock();
  await chromium.close();
  await wire.close();
  return { profile, words };
}

/** In the page: waits until both its own files and her page's are there without a connection. */
async function untilKept() {
  const isKept = async (name) => (await caches.keys()).some((key) => key.startsWith(name));
  while (!((await isKept("desk-")) && (await isKept("app-")))) await new Promise((next) => setTimeout(next, 50));
}

/**
 * Opens a world on a tablet that is set up, with its manager signed in, on the caseload. `clock` is what the page's clock is
 * installed with, if the test moves it. Gives the world, with the tablet's recovery `words`.
 */
export async function openTablet(t, { key = "made", clock, size = TABLET, ...options } = {}) {
  const { profile, words } = await tabletWith(key);
  const world = await openWorld(t, { size, from: profile, ...options });
  if (clock) await world.page.clock.install(clock);
  await world.desk.open();
  await signIn(world.desk);
  return Object.assign(world, { words });
}
