// Every page and every trouble of the journey on the narrowest phone.

import assert from "node:assert/strict";
import test from "node:test";
import { NARROW } from "../support/chromium.mjs";
import { findings } from "../support/findings.mjs";
import { everyPage } from "../support/gallery.mjs";
import { layoutFaults } from "../support/layout.mjs";
import { everyTrouble } from "../support/trouble-gallery.mjs";
import { openWorld } from "../support/world.mjs";

test("at 320 px nothing scrolls sideways, overlaps, is cut off or is too small to touch", async (t) => {
  const { found, add } = findings();
  const look = async (name, { page }) => add(name, await layoutFaults(page));
  await everyPage(t, openWorld, { look, size: NARROW });
  await everyTrouble(t, openWorld, { look, size: NARROW });
  assert.deepEqual(found, {});
});
