// Every word that staff can see or hear comes from locales/ or is data: in a build where each text stands in ⟦ ⟧, no letter
// stands outside of them, but for names, dates, words that are made, and keys.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { typed } from "../support/hands.mjs";
import { useWrappedWords } from "../support/words.mjs";

useWrappedWords();
const { openWorld } = await import("../support/world.mjs");
const { everyStaffPage, STAFF_PAGES } = await import("../support/staff-gallery.mjs");

/** Data: what a case or a colleague is called, values of a record, what people said or wrote, dates, made words, the public key. */
const DATA = ".app-cases__line, .app-key, ol.app-words li, dd, td, th[scope=row], .app-case__reference, .app-judged__reason, .app-hers__words, .app-asked__answer, .app-told__value, .app-entry__text, .app-mark, h1:has(~ .app-case__parts)";
/** Titles that are somebody's name. */
const NAMES = /^(Ada Wren|Adela Wren|Ines Barlow|Wren[a-z]{14})( \(\))?$/;

/** A date as the browser writes it. */
const DATE = /\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}/g;
/** What invented women are called and say. */
const INVENTED = readdirSync(new URL("../../../src/app/staff/invented/", import.meta.url), { withFileTypes: true })
  .map((file) => readFileSync(`${file.parentPath ?? file.path}/${file.name}`, "utf8"))
  .flatMap((code) => [...code.matchAll(/"([^"\n]{3,})"/g)].map(([, words]) => words));

/** What a questionnaire says that a manager takes in. */
const TAKEN_IN = [...readFileSync("tests/fixtures/fhir/nine-days.json", "utf8").matchAll(/"(?:text|title|display)": "([^"]+)"/g)].map(([, words]) => words);

test("no visible word of the staff's pages is written into the code", async (t) => {
  const outside = {};
  const seen = new Set();
  const look = async (name, { page }) => {
    seen.add(name);
    const found = (await page.evaluate(readable, DATA)).map(unwrap);
    const wrong = found.filter((text) => !NAMES.test(text) && /\p{L}/u.test(withoutData(text)));
    if (wrong.length > 0) outside[name] = [...new Set(wrong)];
  };
  await everyStaffPage(t, openWorld, { look, site: "wrapped" });
  assert.deepEqual(STAFF_PAGES.filter((name) => !seen.has(name)), [], "pages that were not met");
  assert.deepEqual(outside, {});
});

/** What is left of a text without what was typed or invented, and without dates. */
function withoutData(text) {
  const words = [...typed, ...INVENTED, ...TAKEN_IN].filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
  return words.reduce((left, word) => left.replaceAll(word, ""), text.replace(DATE, ""));
}

/** What is left of a text when everything in ⟦ ⟧ is taken out, within one another too. */
function unwrap(text) {
  let left = text;
  for (let before = ""; before !== left; ) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/gu, "");
  }
  return left.trim();
}

/** In the page: title, texts and spoken names, without what stands in `data`. What holds some of it is read part by part. */
function readable(data) {
  const texts = [document.title];
  const blocks = document.querySelectorAll("p, li, dt, h1, h2, h3, button, a, label, legend, summary, th, caption, span");
  for (const block of blocks) if (!block.closest(data) && !block.querySelector(data) && !block.closest("script, noscript, style")) texts.push(block.textContent);
  for (const element of document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")) {
    for (const name of ["aria-label", "title", "alt", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
  }
  return texts;
}
