// Her journey in a language that is written from right to left, on the narrowest phone.

import assert from "node:assert/strict";
import test from "node:test";
import { NARROW } from "../support/chromium.mjs";
import { findings } from "../support/findings.mjs";
import { layoutFaults } from "../support/layout.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { wholeJourney } from "../support/walk.mjs";

test("from right to left every page reads from the right, with the way out on the left, and nothing is cut off", async (t) => {
  const { found, add } = findings();
  const looked = new Set();
  const look = async (name, { page }) => {
    looked.add(name);
    add(name, [...(await layoutFaults(page)), ...(await page.evaluate(unmirrored))]);
  };
  const { app } = await openWorld(t, { site: "mirrored", look, size: NARROW });
  await wholeJourney(app, makeWoman({ seed: 71 }));
  assert.deepEqual(found, {});
  for (const name of ["opening", "question-single-choice", "picture", "who", "sent"]) assert.ok(looked.has(name), name);
});

/** In the page: what does not stand as in a mirror. */
function unmirrored() {
  const found = [];
  const { dir, lang } = document.documentElement;
  if (dir !== "rtl" || lang !== "ar") found.push(`written ${dir}, in ${lang}`);
  const middle = document.documentElement.clientWidth / 2;
  const [title] = [...document.querySelectorAll("h1")].filter((element) => element.checkVisibility());
  const text = document.createRange();
  text.selectNodeContents(title);
  if (Math.max(...[...text.getClientRects()].map((line) => line.right)) < title.getBoundingClientRect().right - 1) {
    found.push("the title does not begin on the right");
  }
  const exit = document.querySelector(".app-exit__button")?.getBoundingClientRect();
  if (exit && (exit.left + exit.right) / 2 > middle) found.push("the way out is on the right");
  for (const bar of document.querySelectorAll(".app-chart__line")) {
    if (!bar.checkVisibility()) continue;
    const [track, fill] = [".app-chart__track", ".app-chart__fill"].map((part) => bar.querySelector(part).getBoundingClientRect());
    if (Math.abs(track.right - fill.right) > 1) found.push("a line of the picture does not begin on the right");
  }
  return found;
}
