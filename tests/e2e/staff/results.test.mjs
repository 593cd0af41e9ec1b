// What an assessment came to: every figure opens into the answers behind it, the caseworker's view has a reason where it
// differs, what she says stands beside it; and the same scales over time.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { TABLET } from "../support/chromium.mjs";
import { openTablet } from "../support/tablet.mjs";
import { INTERVIEW, PACK, staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { DEMO_MANAGER, fillDemo } from "../pages/staff/demo.mjs";
import { MANAGER } from "../pages/staff/access.mjs";
import { beginInterview, choose, finish, optionsOf, scaleRow, toSection, wayOf } from "../pages/staff/assess.mjs";
import { newCase, toPage, toPart } from "../pages/staff/cases.mjs";

const MONEY = PACK.scales.find((scale) => scale.id === "money");
const sections = new Map(PACK.sections.flatMap((section) => section.items.map((item) => [item.id, section.id])));

/** What an option counts in a scale. */
function adds({ item, weight = 1, reverse = false }, place) {
  const scores = optionsOf(item).map((option) => option.score).filter((score) => score !== null);
  const score = optionsOf(item)[place].score;
  return (reverse ? Math.min(...scores) + Math.max(...scores) - score : score) * weight;
}

/** Answers the questions of a scale, all but those left out, by the place of an option. */
async function answerScale(desk, scale, place, leftOut = []) {
  for (const { item } of scale.items.filter((counted) => !leftOut.includes(counted.item))) {
    await toSection(desk, sections.get(item));
    await choose(desk, item, place);
  }
}

test("a figure opens into its answers and adds up; a view that differs needs a reason; her own stands beside it", async (t) => {
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await beginInterview(desk, "Ada Wren");
  await answerScale(desk, MONEY, 1);
  await finish(desk);
  const row = scaleRow(desk, "money");
  const score = MONEY.items.reduce((sum, counted) => sum + adds(counted, 1), 0);
  const band = MONEY.bands.findLast((other) => other.from <= score);
  await row.getByText(`${band.title.en} · ${word("results.score_of", range(MONEY, score))}`, { exact: true }).waitFor();
  await row.getByText(word("results.behind", { scale: MONEY.title.en }), { exact: true }).click();
  const parts = MONEY.items.map((counted) => adds(counted, 1));
  await row.getByText(word("results.sum", { parts: parts.join(" + "), score }), { exact: true }).waitFor();
  for (const { item } of MONEY.items) {
    const line = row.getByRole("row").filter({ hasText: PACK.sections.flatMap((s) => s.items).find((i) => i.id === item).text.en });
    assert.match(await line.innerText(), new RegExp(optionsOf(item)[1].text.en));
    assert.match(await line.innerText(), new RegExp(word("assess.by_together")));
  }
  await page.getByText(PACK.disclaimer.en, { exact: true }).waitFor();
  // Nothing else was asked: no figure is made up.
  await scaleRow(desk, "hope").getByText(word("results.too_few_about"), { exact: true }).waitFor();

  const other = MONEY.bands.find((b) => b.code !== band.code);
  await row.getByRole("button", { name: word("results.judge") }).click();
  await page.getByLabel(word("results.your_view"), { exact: true }).selectOption(other.code);
  await desk.press("results.keep_view");
  await desk.says("results.reason_needed");
  await desk.write("results.reason", "Her rent is paid by her sister until March.");
  await desk.press("results.keep_view");
  await row.getByText(new RegExp(`^${escaped(MANAGER.name)}.*${escaped(other.title.en)}$`)).waitFor();
  await row.getByText("Her rent is paid by her sister until March.", { exact: true }).waitFor();
  await page.waitForFunction((text) => document.activeElement.textContent === text, MONEY.title.en);

  await row.getByRole("button", { name: word("results.write_no_fit") }).click();
  await desk.write("results.her_words", "I manage.");
  await desk.press("results.keep_no_fit");
  await row.getByText("I manage.", { exact: true }).waitFor();
  const line = page.getByRole("row").filter({ hasText: MONEY.title.en }).last();
  assert.match(await line.innerText(), new RegExp(escaped(word("results.does_not_fit"))));
  assert.match(await line.innerText(), new RegExp(escaped(other.title.en)));
});

test("missing answers are shown as missing, by reason, and those of hard sections are folded", async (t) => {
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await beginInterview(desk, "Ada Wren");
  const mood = PACK.scales.find((scale) => scale.id === "low-mood");
  const [left, passed] = mood.items.map((counted) => counted.item);
  await answerScale(desk, mood, 1, [left, passed]);
  await toSection(desk, "mood");
  const block = page.locator("section.app-asked").filter({ hasText: PACK.sections.flatMap((s) => s.items).find((i) => i.id === passed).text.en });
  await block.getByRole("button", { name: word("interview.rather_not"), exact: true }).click();
  await block.locator("[aria-pressed=true]").waitFor();
  await finish(desk);
  const row = scaleRow(desk, "low-mood");
  await row.getByText(word("results.behind", { scale: mood.title.en }), { exact: true }).click();
  await row.getByText(word("results.missing", { why: word("results.nobody_asked") }), { exact: true }).waitFor();
  assert.equal(await row.getByRole("cell").filter({ hasText: new RegExp(`^${escaped(word("results.missing", { why: "" }))}`) }).count(), 2);
  const folded = row.getByText(word("results.show_answer"), { exact: true });
  assert.equal(await folded.count(), mood.items.length - 2);
  const answer = row.locator(".app-folded__answer").first();
  assert.equal(await answer.isVisible(), false);
  await folded.first().click();
  await answer.waitFor();
});

test("over time: two assessments of one woman, drawn and tabled; without a margin nothing is called a change", async (t) => {
  await overTime(t, "demo", async (page) => {
    await page.getByText(saying("not_judged")).first().waitFor();
    for (const key of ["changed", "within"]) assert.equal(await page.getByText(saying(key)).count(), 0);
  });
});

test("over time: beyond the pack's margin it is a change, within it is not", async (t) => {
  await overTime(t, "margins", async (page) => {
    const texts = await page.getByText(new RegExp(`${saying("changed").source}|${saying("within").source}`)).allInnerTexts();
    assert.ok(texts.length > 5);
    for (const text of texts) {
      const [from, to] = [...text.matchAll(/(-?[\d.]+) \(/g)].map(([, score]) => Number(score));
      assert.match(text, saying(Math.abs(to - from) > 2 ? "changed" : "within"));
    }
  });
});

/** What is said of two scores, whatever they are. */
function saying(key) {
  const [any, margin] = ["ANY", "MARGIN"];
  const text = word(`over_time.${key}`, { from: any, to: any, then: any, now: any, margin });
  return new RegExp(`^${escaped(text).replaceAll(any, ".+").replace(margin, "2")}$`);
}

async function overTime(t, site, see) {
  const { desk, page } = await openWorld(t, { size: TABLET, site });
  await fillDemo(desk, 20);
  await page.getByText(DEMO_MANAGER.name).first().waitFor();
  const lines = page.getByRole("list", { name: word("caseload.list"), exact: true }).getByRole("button");
  await lines.first().waitFor();
  const button = desk.button("assess.over_time");
  for (let place = 0; place < (await lines.count()); place += 1) {
    await lines.nth(place).click();
    await toPart(desk, "case.assessments");
    await page.getByRole("list", { name: word("assess.list") }).waitFor();
    if ((await button.count()) > 0 && (await wayOf(desk, "assess.results", INTERVIEW).count()) === 0) break; // that one has margins
    await toPage(desk, "desk.caseload");
    await lines.first().waitFor();
  }
  await button.click();
  const drawn = page.locator("svg.app-course");
  await drawn.first().waitFor();
  assert.ok((await drawn.count()) > 3, "a scale is drawn where both have a score");
  assert.match(await drawn.first().getAttribute("aria-label"), /: .*; /);
  const cells = await page.getByRole("table").getByRole("row").nth(1).getByRole("cell").count();
  assert.equal(cells, 2);
  await see(page);
}

const range = (scale, score) => {
  const bounds = scale.items.map((counted) => optionsOf(counted.item).map((_, place) => adds(counted, place)).filter((n) => !Number.isNaN(n)));
  const sum = (of) => bounds.reduce((total, scores) => total + of(scores), 0);
  return { score, low: sum((s) => Math.min(...s)), high: sum((s) => Math.max(...s)) };
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("a total is for the caseworker's judgement: without enough answers there is none, and her own view needs a reason", async (t) => {
  const wrna = JSON.parse(readFileSync(new URL("../../../instruments/wrna-1.0.json", import.meta.url), "utf8"));
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await beginInterview(desk, "Ada Wren", wrna);
  await finish(desk);
  const total = page.locator("section").filter({ has: page.getByRole("heading", { name: word("results.for_judgement"), exact: true }) });
  // What nobody is asked who has said nothing yet (a mother, an offence) is rightly not there, and is not missing.
  const asked = wrna.sections.filter((section) => !section.show_if).flatMap((section) => section.items).filter((item) => !item.show_if);
  const isAsked = (scale) => scale.items.some(({ item }) => asked.some(({ id }) => id === item));
  const counted = wrna.scales.filter((scale) => [...wrna.total.risks, ...wrna.total.strengths].includes(scale.id));
  const says = await total.locator(".app-total__figure").innerText();
  for (const scale of counted) assert.equal(says.includes(scale.title.en), isAsked(scale), scale.id);
  await total.getByRole("button", { name: word("results.judge") }).click();
  const level = wrna.total.levels[1];
  await page.getByLabel(word("results.your_view"), { exact: true }).selectOption(level.code);
  await desk.press("results.keep_view");
  await desk.says("results.reason_needed");
  await desk.write("results.reason", "She has told me more than she wrote.");
  await desk.press("results.keep_view");
  await total.getByText(new RegExp(`^${escaped(MANAGER.name)}.*${escaped(level.title.en)}$`)).waitFor();
  await page.getByText(wrna.disclaimer.en, { exact: true }).waitFor();
});
