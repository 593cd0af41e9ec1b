//! Generated packs are of the size asked for, hold everything a pack can, and fit the schema.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import Ajv2020 from "ajv/dist/2020.js";

import { generatePack } from "../bench/generate-pack.mjs";

const schema = JSON.parse(readFileSync("docs/schemas/pack-1.json", "utf8"));
const fits = new Ajv2020({ strict: false, multipleOfPrecision: 6 }).compile(schema);

for (const count of [50, 200, 800]) {
  test(`a generated pack of ${count} items`, () => {
    const pack = generatePack(count);
    assert.ok(fits(pack), JSON.stringify(fits.errors));
    const items = pack.sections.flatMap((section) => section.items);
    assert.equal(items.length, count);
    assert.deepEqual(new Set(items.map((item) => item.type)), new Set(schema.$defs.item.properties.type.enum));
    assert.deepEqual(
      new Set(pack.scales.map((scale) => scale.kind)),
      new Set(schema.$defs.scale.properties.kind.enum),
    );
    const share = items.filter((item) => item.show_if).length / count;
    assert.ok(share > 0.1 && share < 0.3, `${share} of the items have a condition`);
    assert.ok(pack.sections.some((section) => section.show_if) && pack.sections.some((section) => section.content_note));
    assert.deepEqual(generatePack(count), pack, "the same for the same number");
  });
}
