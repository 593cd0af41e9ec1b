//! A visit to the app under a slowed processor and network, made with real input events and watched by the recorder.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { recorder } from "./recorder.mjs";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** A cheap phone on a patchy connection, and this machine as it is. */
export const SLOW = { name: "slow", processor: 4, latency: 150, down: 1_600_000 / 8, up: 750_000 / 8 };
export const PLAIN = { name: "plain", processor: 1, latency: 0, down: -1, up: -1 };

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Runs `use` with a browser on an empty profile, ended afterwards. */
export async function withBrowser(use) {
  const profile = await mkdtemp(join(tmpdir(), "candour-bench-"));
  const viewport = { width: 360, height: 740 };
  const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS, viewport, locale: "en-GB" });
  await context.addInitScript(recorder);
  try {
    return await use(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Opens the app at `address` in a tab of its own; resolves when its first page can be used. */
export async function openVisit(context, address, speed) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false, latency: speed.latency, downloadThroughput: speed.down, uploadThroughput: speed.up,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: speed.processor });
  const broken = [];
  page.on("pageerror", (error) => broken.push(error.message));
  const visit = { page, cdp, broken, ...hands(page, cdp) };
  visit.reload = async () => {
    await page.goto(address, { waitUntil: "commit" });
    visit.opened = await page.evaluate(() => window.bench.opened);
  };
  await visit.reload();
  return visit;
}

function hands(page, cdp) {
  const mouse = (type, spot) => cdp.send("Input.dispatchMouseEvent", { type, ...spot, button: "left", clickCount: 1 });

  /** Presses the first of these that is on the page; gives its name and what the recorder saw, or null. */
  const tryPress = async (names, { frameOnly = false } = {}) => {
    const spot = await page.evaluate((n) => window.bench.find(n), names);
    if (spot === null) return null;
    const { name, x, y } = spot;
    await mouse("mousePressed", { x, y });
    await mouse("mouseReleased", { x, y });
    const tap = await page.evaluate((only) => window.bench.settled(only), frameOnly);
    return { name, ...tap };
  };

  return {
    tryPress,
    /** As `tryPress`, where it is a fault when there is nothing to press. */
    async press(names, options) {
      const wanted = [names].flat();
      const tap = await tryPress(wanted, options);
      if (tap === null) throw new Error(`nothing on “${await page.evaluate(() => window.bench.title())}” says ${wanted}`);
      return tap;
    },
    /** Types into the field with this label, or into the first field; whether there is one. */
    async write(label, text) {
      const found = await page.evaluate((l) => window.bench.focus(l), label);
      if (found) await cdp.send("Input.insertText", { text });
      return found;
    },
    /** Hurries through pages; gives the moments at which each stop was painted (see the recorder). */
    hurry: (...given) => page.evaluate((g) => window.bench.hurry(...g), given),
    title: () => page.evaluate(() => window.bench.title()),
    /** Waits for the page with this title. */
    at: (title) => page.waitForFunction((t) => window.bench.title() === t, title),
    /** What the recorder holds of this document. */
    recorded: () => page.evaluate(() => ({ taps: window.bench.taps, long: window.bench.long, stored: window.bench.stored })),
    /** Bytes of JavaScript heap and WebAssembly memory after a collection. */
    async memory() {
      await cdp.send("HeapProfiler.enable");
      await cdp.send("HeapProfiler.collectGarbage");
      const { usedSize } = await cdp.send("Runtime.getHeapUsage");
      const wasm = await page.evaluate(() => [...window.bench.memories].reduce((sum, m) => sum + m.buffer.byteLength, 0));
      return { heap: usedSize, wasm, sum: usedSize + wasm };
    },
  };
}
