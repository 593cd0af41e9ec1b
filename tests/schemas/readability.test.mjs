//! The packs read easily, and the figure is what its formula says.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { TARGET_AGE, grade, readability } from "../bench/readability.mjs";

test("the grade is Flesch and Kincaid's", () => {
  // 0.39 words per sentence + 11.8 syllables per word - 15.59
  assert.equal(grade(["The cat sat on the mat."]).toFixed(2), (0.39 * 6 + 11.8 - 15.59).toFixed(2));
  assert.equal(grade(["Do you have a pony? Yes"]).toFixed(2), ((0.39 * 6) / 2 + (11.8 * 7) / 6 - 15.59).toFixed(2));
  assert.ok(grade(["Notwithstanding any contrary consideration, participation necessitates authorisation."]) > 20);
});

for (const name of readdirSync("instruments").filter((name) => name.endsWith(".json"))) {
  test(`each section of ${name} reads at age ${TARGET_AGE} or below`, () => {
    const parts = readability(JSON.parse(readFileSync(`instruments/${name}`, "utf8")));
    assert.deepEqual(
      parts.filter((part) => part.age > TARGET_AGE).map((part) => part.name),
      [],
    );
  });
}
