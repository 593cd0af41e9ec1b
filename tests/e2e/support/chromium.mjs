// A real Chromium with a profile folder of its own, started and ended by this suite alone: it can be killed in the middle
// of anything and started again on the same folder, as a phone whose battery dies.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 1024, height: 768 };
export const UPRIGHT = { width: 768, height: 1024 };
export const NARROW = { width: 320, height: 640 };

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
  "--disable-domain-reliability", "--no-default-browser-check", "--no-pings", "--disable-dev-shm-usage",
  "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
  "--password-store=basic", "--hide-scrollbars", "--use-mock-keychain", "--disable-search-engine-choice-screen", "--lang=en-GB",
  // A page that nobody clicks still runs its timers as on a phone in somebody's hand.
  "--disable-renderer-backgrounding",
  "--remote-debugging-pipe", "about:blank",
];

/** An empty profile folder. */
export const makeProfile = () => mkdtemp(join(tmpdir(), "candour-profile-"));

/** Removes a profile folder. */
export const removeProfile = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

/**
 * Starts Chromium on a profile folder, with everything it sends going over `wire`. Gives `browser`, `context`, its first
 * `page`, `close()` (as a person closes it) and `kill()` (as a dying battery ends it).
 */
export async function startChromium({ wire, profile, size = PHONE, flags = [] }) {
  const own = [
    `--user-data-dir=${profile}`, `--proxy-server=${wire.address}`, "--proxy-bypass-list=<-loopback>",
    `--ignore-certificate-errors-spki-list=${wire.fingerprint}`, `--window-size=${size.width},${size.height}`,
  ];
  const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [...own, ...flags, ...FLAGS], {
    detached: true, // its own process group, so that all of it can be ended at once
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const browser = await Promise.race([
    chromium.connectOverCDP(overPipes(child), { noDefaults: true, isLocal: true }),
    endedEarly(child),
  ]);
  const [context] = browser.contexts();
  context.setDefaultTimeout(60_000); // a slow machine is not a fault
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize(size);
  const dialogs = [];
  context.on("dialog", (dialog) => {
    dialogs.push({ type: dialog.type(), message: dialog.message() });
    dialog.accept().catch(() => {}); // "leave this page?" is answered with yes
  });
  const kill = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
    await ended;
    await browser.close().catch(() => {});
  };
  const close = async () => {
    const session = await browser.newBrowserCDPSession().catch(() => null);
    await session?.send("Browser.close").catch(() => {});
    const late = setTimeout(kill, 5000);
    await ended;
    clearTimeout(late);
    await browser.close().catch(() => {});
  };
  return { browser, context, page, close, kill, profile, dialogs };
}

/** Hides or shows the page's window as switching to another app does, for the page's own eyes too. */
export async function setHidden(page, hidden) {
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send("Browser.getWindowForTarget");
  await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState: hidden ? "minimized" : "normal" } });
  await session.detach();
  await page.waitForFunction((state) => document.visibilityState === state, hidden ? "hidden" : "visible");
}

/** The tab's own list of visited pages: what Back and Forward can reach. */
export async function historyOf(page) {
  const session = await page.context().newCDPSession(page);
  const history = await session.send("Page.getNavigationHistory");
  await session.detach();
  return history;
}

/**
 * How Playwright talks to it. Over a socket Chromium packs every message and Node.js unpacks it, which took a fifth of all that
 * the suites compute.
 */
function overPipes(child) {
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const transport = {
    send: (message) => void toBrowser.write(`${JSON.stringify(message)}\0`),
    close: () => void toBrowser.end(),
  };
  let begun = [];
  fromBrowser.on("data", (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = JSON.parse(Buffer.concat([...begun, chunk.subarray(start, end)]).toString());
      setImmediate(() => transport.onmessage?.(message));
      begun = [];
      start = end + 1;
    }
    begun.push(chunk.subarray(start));
  });
  fromBrowser.on("close", () => transport.onclose?.());
  toBrowser.on("error", () => {}); // it was killed
  return transport;
}

/** Fails when it ends or cannot be started, with what it said. */
function endedEarly(child) {
  return new Promise((_, reject) => {
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    child.once("exit", (code) => reject(new Error(`Chromium ended (${code}) before it listened:\n${said}`)));
    child.once("error", reject);
  });
}
