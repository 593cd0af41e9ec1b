// Every page of the journey with the text twice as large.

import assert from "node:assert/strict";
import test from "node:test";
import { PHONE } from "../support/chromium.mjs";
import { findings } from "../support/findings.mjs";
import { everyPage } from "../support/gallery.mjs";
import { layoutFaults, textSizes } from "../support/layout.mjs";
import { openWorld } from "../support/world.mjs";

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
