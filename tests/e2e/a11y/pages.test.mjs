// Every page and state of the journey: axe finds nothing, and the layout holds, at both sizes, light and dark, at 320 px and
// with text at 200%.

import assert from "node:assert/strict";
import test from "node:test";
import { axe, inEveryLook } from "../support/axe.mjs";
import { NARROW, PHONE } from "../support/chromium.mjs";
import { layoutFaults, textSizes } from "../support/layout.mjs";
import { openWorld } from "../support/world.mjs";
import { everyPage, PAGES } from "../support/gallery.mjs";
import { everyTrouble, TROUBLES } from "../support/trouble-gallery.mjs";

/** Collects what is wrong by page, so that one run tells everything. */
function findings() {
  const found = {};
  return { found, add: (page, faults) => faults.length > 0 && (found[page] = faults) };
}

test("axe finds nothing on any page, at both sizes, light and dark", async (t) => {
  const { found, add } = findings();
  const seen = new Set();
  const look = async (name, { page }) => {
    if (seen.has(name)) return;
    seen.add(name);
    await inEveryLook(page, async ({ size, colorScheme }) => add(`${name} ${size.width} ${colorScheme}`, await axe(page)));
  };
  await everyPage(t, openWorld, { look });
  await everyTrouble(t, openWorld, { look });
  assert.deepEqual([...PAGES, ...TROUBLES].filter((name) => !seen.has(name)), [], "pages that were not met");
  assert.deepEqual(found, {});
});

test("at 320 px nothing scrolls sideways, overlaps, is cut off or is too small to touch", async (t) => {
  const { found, add } = findings();
  const look = async (name, { page }) => add(name, await layoutFaults(page));
  await everyPage(t, openWorld, { look, size: NARROW });
  await everyTrouble(t, openWorld, { look, size: NARROW });
  assert.deepEqual(found, {});
});

test("with text at 200% every text is twice as large, and the layout still holds", async (t) => {
  const { found, add } = findings();
  const normal = new Map();
  await everyPage(t, openWorld, { seed: 52, look: async (name, { page }) => void normal.set(name, await textSizes(page)) });
  const doubled = async (name, { page }) => {
    add(name, await layoutFaults(page));
    const before = new Map(normal.get(name)?.map(({ text, size }) => [text, size]));
    const still = (await textSizes(page)).filter(({ text, size }) => before.has(text) && size < before.get(text) * 1.99);
    add(`${name}: text that did not grow`, still);
  };
  await everyPage(t, openWorld, { seed: 52, look: doubled, size: PHONE, flags: ["--blink-settings=defaultFontSize=32"] });
  assert.deepEqual(found, {});
});
