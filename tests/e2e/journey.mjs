// `make journey`: the main job, proved without a person at the keyboard. Plays the whole journey on the demo, keeps a picture
// of every page at both sizes, light and dark, in journey/, and prints what each partner could open.

import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inEveryLook } from "./support/axe.mjs";
import { makeProfile, removeProfile, startChromium } from "./support/chromium.mjs";
import { openWire } from "./support/fault-proxy.mjs";
import { everyPage } from "./support/gallery.mjs";
import { openEverything, PARTNERS } from "./support/partners.mjs";
import { serveSite } from "./support/desk.mjs";
import { makeWoman } from "./support/woman.mjs";
import { wholeJourney } from "./support/walk.mjs";
import { appOn } from "./pages/app.mjs";
import { delivered, partnerName } from "./pages/closing.mjs";

const FOLDER = fileURLToPath(new URL("../../journey/", import.meta.url));
const say = (line = "") => console.log(line);

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const site = await serveSite("demo");
const endings = [];
const t = { after: (end) => endings.unshift(end) };

/** A world outside a test: the same shape as `openWorld` gives. */
async function openWorld(t, { look, size, flags } = {}) {
  const wire = await openWire(site);
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
  await everyPage(t, openWorld, { look: picture });
  say(`  ${taken.size} pages, ${taken.size * 4} pictures in journey/`);
} finally {
  for (const end of endings) await end();
}

function short(value) {
  const json = typeof value === "string" ? value.replaceAll("\n", ", ") : JSON.stringify(value);
  const count = Array.isArray(value) && value.length > 3 ? `${value.length} entries, first ` : "";
  const shown = count ? JSON.stringify(value[0]) : json;
  return count + (shown.length > 110 ? `${shown.slice(0, 110)}…` : shown);
}
