// Every page and every trouble of the journey, walked past once: axe at both sizes, light and dark; the narrowest phone; text
// twice as large.

import assert from "node:assert/strict";
import test from "node:test";
import { axe, inEveryLook } from "../support/axe.mjs";
import { NARROW, PHONE } from "../support/chromium.mjs";
import { findings } from "../support/findings.mjs";
import { everyPage, PAGES } from "../support/gallery.mjs";
import { layoutFaults, textSizes, withTextOf } from "../support/layout.mjs";
import { everyTrouble, TROUBLES } from "../support/trouble-gallery.mjs";
import { openWorld } from "../support/world.mjs";

test("every page and every trouble", async (t) => {
  const [ofAxe, narrow, large] = [findings(), findings(), findings()];
  const seen = new Set();
  const look = async (name, { page }) => {
    if (seen.has(name)) return;
    seen.add(name);
    await inEveryLook(page, async ({ size, colorScheme }) => ofAxe.add(`${name} ${size.width} ${colorScheme}`, await axe(page)));
    const before = await textSizes(page);
    await withTextOf(page, 200, async () => {
      large.add(name, await layoutFaults(page));
      const now = await textSizes(page);
      const still = before.filter(({ text, size }, place) => now[place]?.text !== text || now[place].size < size * 1.99);
      large.add(`${name}: text that did not grow`, still);
    });
    await page.setViewportSize(NARROW);
    narrow.add(name, await layoutFaults(page));
    await page.setViewportSize(PHONE);
  };
  await everyPage(t, openWorld, { look });
  await everyTrouble(t, openWorld, { look });
  const is = (name, what, expected) => t.test(name, () => assert.deepEqual(what, expected));
  await is("none is missed", [...PAGES, ...TROUBLES].filter((name) => !seen.has(name)), []);
  await is("axe finds nothing, at both sizes, light and dark", ofAxe.found, {});
  await is("at 320 px nothing scrolls sideways, overlaps, is cut off or is too small to touch", narrow.found, {});
  await is("with text at 200% every text is twice as large, and the layout still holds", large.found, {});
});
