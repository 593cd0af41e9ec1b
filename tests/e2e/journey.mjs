// `make journey`: the main job, proved without a person at the keyboard. Plays the whole journey on the demo, keeps a picture
// of every page at both sizes, light and dark, in journey/, and prints what each partner could open.

import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inEveryLook } from "./support/axe.mjs";
import { makeProfile, removeProfile, startChromium } from "./support/chromium.mjs";
import { APP, openWire } from "./support/fault-proxy.mjs";
import { everyPage } from "./support/gallery.mjs";
import { everyTrouble } from "./support/trouble-gallery.mjs";
import { openEverything, PARTNERS } from "./support/partners.mjs";
import { servedSite } from "./support/desk.mjs";
import { makeWoman } from "./support/woman.mjs";
import { toWho, wholeJourney } from "./support/walk.mjs";
import { CENTRE, word } from "./support/words.mjs";
import { appOn } from "./pages/app.mjs";
import { delivered, partnerName, says, send } from "./pages/closing.mjs";

const FOLDER = fileURLToPath(new URL("../../journey/", import.meta.url));
const say = (line = "") => console.log(line);

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const endings = [];
const t = { after: (end) => endings.unshift(end) };

/** A world outside a test: the same shape as `openWorld` gives. */
async function openWorld(t, { site = "demo", look, size, flags } = {}) {
  const wire = await openWire(await servedSite(site));
  const profile = await makeProfile();
  const chromium = await startChromium({ wire, profile, size, flags });
  t.after(async () => {
    await chromium.kill();
    await wire.close();
    await removeProfile(profile);
  });
  const { page, context } = chromium;
  return { wire, profile, chromium, page, context, app: appOn(page, { look }) };
}

const taken = new Map();
async function picture(name, { page }) {
  if (taken.has(name)) return;
  const place = String(taken.size + 1).padStart(2, "0");
  taken.set(name, place);
  await inEveryLook(page, async ({ size, colorScheme }) => {
    // The bar at the top stands where the page is scrolled to.
    await page.evaluate(() => scrollTo(0, 0));
    const path = `${FOLDER}${place}-${name}-${size.width}x${size.height}-${colorScheme}.png`;
    await page.screenshot({ path, fullPage: true, animations: "disabled" });
  });
}

try {
  say("Her journey, every question answered:");
  const { app, wire } = await openWorld(t);
  const woman = makeWoman({ seed: 1 });
  const started = Date.now();
  await wholeJourney(app, woman);
  await delivered(app, wire, PARTNERS);
  say(`  from the first page to “delivered” in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  say();
  const opened = await openEverything(wire);
  for (const code of PARTNERS) {
    const [{ payload, text }] = opened[code];
    say(`${partnerName(code)} (${code}) could open, in ${Buffer.byteLength(text) / 1024} KiB with padding:`);
    for (const [field, value] of Object.entries(payload.fields)) say(`  ${field}: ${short(value)}`);
    say();
  }
  say("A picture of every page and state, at both sizes, light and dark:");
  await withoutTheApp();
  await everyPage(t, openWorld, { look: picture });
  await everyTrouble(t, openWorld, { look: picture });
  await refused();
  say(`  ${taken.size} pages, ${taken.size * 4} pictures in journey/`);
} finally {
  for (const end of endings) await end();
}

/** Where scripts are off, and while the app is on its way. */
async function withoutTheApp() {
  const off = await openWorld(t);
  const session = await off.page.context().newCDPSession(off.page);
  await session.send("Emulation.setScriptExecutionDisabled", { value: true });
  await off.page.goto(`${APP}/`);
  await picture("scripts-off", off);
  const slow = await openWorld(t);
  slow.wire.stall(/\.wasm$/);
  await slow.page.goto(`${APP}/`, { waitUntil: "commit" });
  await slow.page.getByText(word("app.loading")).waitFor();
  await picture("loading", slow);
}

/** A message that its drop box does not take, now and on the next visit. */
async function refused() {
  const { app, page, wire } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 57, consent: false }));
  await picture("who-no-research", { page });
  wire.fault("refuse", "centre");
  await send(app);
  await says(app, ["centre"], "sent.refused", { centre: CENTRE.name });
  await picture("sent-refused", { page });
  await app.open();
  await app.button("opening.news_look").waitFor();
  await picture("opening-news", { page });
}

function short(value) {
  const json = typeof value === "string" ? value.replaceAll("\n", ", ") : JSON.stringify(value);
  const count = Array.isArray(value) && value.length > 3 ? `${value.length} entries, first ` : "";
  const shown = count ? JSON.stringify(value[0]) : json;
  return count + (shown.length > 110 ? `${shown.slice(0, 110)}…` : shown);
}
