// What two worked at, in the demo: her part from her phone, the rest by interview, all of it again when it was time to.

import assert from "node:assert/strict";
import test from "node:test";
import { TABLET } from "../support/chromium.mjs";
import { INTERVIEW as WRNA, staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { wayOf } from "../pages/staff/assess.mjs";
import { toPart } from "../pages/staff/cases.mjs";
import { fillDemo, openInterviewed } from "../pages/staff/demo.mjs";
import { toPaper, toPlan } from "../pages/staff/plan.mjs";

const items = WRNA.sections.flatMap((section) => section.items);
const textOf = (id) => items.find((item) => item.id === id).text.en;

/** What a figure on the paper stands for. (What calls for help at once stands on it as an alert, whatever is wanted.) */
const counted = new Set(WRNA.scales.flatMap((scale) => scale.items.map(({ item }) => item)));
const SUMMED_UP = items.filter(({ id, safety }) => counted.has(id) && !safety);

test("of an invented woman who was asked twice with an interview, the total, the change and both papers can be seen", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 36);
  await openInterviewed(desk);
  await toPart(desk, "case.assessments");
  const results = wayOf(desk, "assess.results", WRNA);
  await results.first().waitFor();
  assert.equal(await results.count(), 2);
  await results.first().click();
  await page.getByText(word("results.for_judgement")).first().waitFor();
  await toPart(desk, "case.assessments");
  await desk.press("assess.over_time");
  await page.locator("svg.app-course").first().waitFor();

  await toPlan(desk);
  const hers = await (await toPaper(desk, "summary.hers")).innerText();
  for (const never of ["risk", "score"]) assert.ok(!hers.replace(WRNA.disclaimer.en, "").toLowerCase().includes(never), never);
  await desk.press("plan.not_now");

  const paper = await toPaper(desk, "summary.file");
  const figures = await paper.innerText();
  assert.ok(figures.includes(word("results.for_judgement")), "the total");
  const answered = SUMMED_UP.map(({ text }) => text.en);
  assert.deepEqual(answered.filter((text) => figures.includes(text)), [], "no single answer unless it is wanted");
  await desk.hand.tick(page.getByLabel(word("summary_file.single"), { exact: true }));
  await paper.getByText(textOf("self.way"), { exact: true }).first().waitFor();
  const all = await paper.innerText();
  assert.ok(all.includes(word("results.for_judgement")), "the figures too");
  assert.ok(answered.filter((text) => all.includes(text)).length > answered.length / 2);
  assert.ok(all.includes(textOf("record.times")), "what only caseworkers answer");
  assert.ok(all.includes(textOf("why.story")), "her own words, which are of no scale");
});
