// Every word a person can see or hear comes from locales/, a pack or the centre file: in a build where each of those texts
// stands in ⟦ ⟧, no letter stands outside of them, but for what she typed, what is sent, and numbers to call.

import assert from "node:assert/strict";
import test from "node:test";
import { useWrappedWords } from "../support/words.mjs";

useWrappedWords();
const { openWorld } = await import("../support/world.mjs");
const { everyPage, PAGES } = await import("../support/gallery.mjs");

test("no visible word is written into the code", async (t) => {
  const outside = {};
  const seen = new Set();
  const look = async (name, { page }) => {
    seen.add(name);
    const found = (await page.evaluate(readable, DATA[name.split("-")[0]] ?? "script")).map(unwrap).filter((text) => /\p{L}/u.test(text));
    if (found.length > 0) outside[name] = [...new Set(found)];
  };
  await everyPage(t, openWorld, { look, site: "wrapped" });
  assert.deepEqual(PAGES.filter((name) => !seen.has(name)), [], "pages that were not met");
  assert.deepEqual(outside, {});
});

/** What is no interface word on some pages: her generated words, the payloads' own values, the reference. */
const DATA = { save: "ol li", who: "dd", sent: ".app-reference" };

/** What is left of a text when everything in ⟦ ⟧ is taken out, within one another too, and what is data. */
function unwrap(text) {
  let left = text;
  for (let before = ""; before !== left; ) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/gu, "");
  }
  return left.replace(/Wren[a-z]+|wren[a-z]+@\S+|AB\d{6}C/g, "").trim();
}

/** In the page: title, texts and spoken names, without what stands in `data`. */
function readable(data) {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const blocks = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent.trim()) blocks.add(node.parentElement.closest("p, li, dt, dd, h1, h2, h3, button, a, label, summary, td, th, caption") ?? node.parentElement);
  }
  for (const block of blocks) if (!block.closest(data) && !block.closest("script, noscript, style")) texts.push(block.textContent);
  for (const element of document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")) {
    for (const name of ["aria-label", "title", "alt", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
  }
  return texts;
}
