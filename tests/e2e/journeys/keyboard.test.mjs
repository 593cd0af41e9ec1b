// The whole journey with nothing but a keyboard: every control is reached by Tab, seen when it has the focus, and works.

import assert from "node:assert/strict";
import test from "node:test";
import { expectedAtCentre } from "../support/agreements.mjs";
import { delivered } from "../pages/closing.mjs";
import { keyboard } from "../support/hands.mjs";
import { openEverything, PARTNERS } from "../support/partners.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { wholeJourney } from "../support/walk.mjs";

test("the whole journey by keyboard alone", async (t) => {
  const { app, wire, page } = await openWorld(t, { hand: keyboard });
  // A finger that slips in anywhere would make this test say less than it does.
  await page.addInitScript(() => {
    for (const type of ["pointerdown", "mousedown", "touchstart"]) {
      addEventListener(type, (event) => event.isTrusted && (document.title = "touched"), { capture: true });
    }
  });
  const woman = makeWoman({ seed: 41 });
  await wholeJourney(app, woman);
  await delivered(app, wire, PARTNERS);
  assert.notEqual(await page.title(), "touched");
  const { centre } = await openEverything(wire);
  for (const [field, value] of Object.entries(expectedAtCentre(woman))) assert.deepEqual(centre[0].payload.fields[field], value, field);
});
