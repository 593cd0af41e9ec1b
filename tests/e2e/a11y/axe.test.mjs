// Every page and every trouble of the journey: axe finds nothing, at both sizes, light and dark.

import assert from "node:assert/strict";
import test from "node:test";
import { axe, inEveryLook } from "../support/axe.mjs";
import { findings } from "../support/findings.mjs";
import { everyPage, PAGES } from "../support/gallery.mjs";
import { everyTrouble, TROUBLES } from "../support/trouble-gallery.mjs";
import { openWorld } from "../support/world.mjs";

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
