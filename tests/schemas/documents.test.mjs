//! The published schemas say what the parsers say, as far as a schema can: shipped documents fit them, and every bad
//! one does not, but for the mistakes listed here, which only `desk check` can see.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";

/** Bad packs that a schema lets pass: what refers elsewhere, what adds up, languages, and keys that stand twice. */
const BEYOND_A_SCHEMA = {
  packs: [
    "a-band-nobody-reaches",
    "a-band-twice",
    "a-bound-nobody-reaches",
    "a-bound-of-a-choice",
    "a-carried-over-note",
    "a-carried-over-nothing",
    "a-code-nobody-chooses",
    "a-code-of-a-number",
    "a-condition-deep-down",
    "a-condition-on-a-later-item",
    "a-condition-on-itself",
    "a-condition-on-nothing",
    "a-key-twice",
    "a-level-nobody-reaches",
    "a-level-twice",
    "a-margin-as-wide-as-its-scale",
    "a-note-answered",
    "a-number-upside-down",
    "a-scale-counting-twice",
    "a-scale-of-two-audiences",
    "a-scale-over-an-unscored-choice",
    "a-scale-over-no-item",
    "a-scale-over-not-sure-only",
    "a-scale-over-words",
    "a-scale-twice",
    "a-section-about-itself",
    "a-section-twice",
    "a-text-in-another-language",
    "a-text-without-a-language",
    "a-total-of-needs",
    "a-total-of-no-scale",
    "a-total-that-subtracts-risks",
    "a-trigger-that-does-not-fit",
    "an-item-twice",
    "an-option-twice",
    "an-unknown-exclusive",
    "an-unknown-option-set",
    "an-unknown-support",
    "bands-out-of-order",
    "bands-that-start-too-high",
    "bands-that-start-too-low",
    "levels-that-start-too-high",
  ],
  centres: ["a-text-without-a-language"],
};
const SHIPPED = { packs: "instruments", centres: "centres" };
const SCHEMA = { packs: "pack-1", centres: "centre-1" };

for (const kind of Object.keys(SHIPPED)) {
  const schema = JSON.parse(readFileSync(`docs/schemas/${SCHEMA[kind]}.json`, "utf8"));
  const fits = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, multipleOfPrecision: 6 }).compile(
    schema,
  );

  test(`shipped ${kind} fit their schema`, () => {
    for (const [name, document] of documents(SHIPPED[kind])) {
      assert.ok(fits(document), `${name}: ${JSON.stringify(fits.errors)}`);
    }
  });

  if (kind === "packs") {
    test("a pack made of somebody else's questionnaire fits the schema", () => {
      assert.ok(fits(JSON.parse(readFileSync("tests/fixtures/fhir/everything.pack.json", "utf8"))), JSON.stringify(fits.errors));
    });
  }

  test(`bad ${kind} do not fit their schema, but for what only desk check can see`, () => {
    const passed = documents(`tests/fixtures/bad/${kind}`).filter(([, document]) => fits(document));
    assert.deepEqual(
      passed.map(([name]) => name),
      BEYOND_A_SCHEMA[kind],
    );
  });
}

/** The documents of a folder that are JSON, by name. */
function documents(folder) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
  return names.flatMap((name) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    try {
      return [[name.replace(/\.json$/, ""), JSON.parse(text)]];
    } catch {
      return [];
    }
  });
}
