//! Generated packs are of the size asked for, hold everything a pack can, fit the schema, and are right by `desk check`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    const file = join(mkdtempSync(join(tmpdir(), "candour-pack-")), `${pack.id}-${pack.version}.json`);
    writeFileSync(file, JSON.stringify(pack));
    execFileSync("cargo", [..."run --quiet --locked --features desk --bin desk -- check".split(" "), file]);
  });
}
