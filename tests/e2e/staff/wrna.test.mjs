// The WRNA by interview on a tablet: every question that concerns her, by keyboard and by touch, over two days; then what it came to,
// with each figure worked out here once more from the pack's file and from nothing of the app.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openTablet } from "../support/tablet.mjs";
import { staffWord as word, word as herWord } from "../support/words.mjs";
import { signIn } from "../pages/staff/access.mjs";
import { asked, beginInterview, finish, goOn, itemOf, optionsOf, progressIs, scaleRow, stands, toSection } from "../pages/staff/assess.mjs";
import { newCase, openCase } from "../pages/staff/cases.mjs";

const WRNA = JSON.parse(readFileSync(new URL("../../../instruments/wrna-1.0.json", import.meta.url), "utf8"));
const HER = "Ada Wren";
const DAY = 86_400_000;

/** What she says where it matters who she is: no children, a partner, a court order, and drink but no drugs. */
const SAYS = {
  "family.children": "no", "people.partner": "yes", "why.way": "court", "home.place": "short", "used.drink": "yes", "used.drugs": "no",
  "using.drink": "yes", "using.drugs": "no", "bet.any": "no", "after.any": "yes", "health.told": "yes", "record.times": "some",
};
/** Sections that are answered by digits alone. */
const BY_KEYS = ["money", "anger", "mood"];
/** The last section of the first day. */
const STOP = "learn";

const scored = (id) => optionsOf(id, WRNA).filter((option) => option.score !== null);

/** Her answer to a question: one of its options that counts, the same in every run and not the same to each. */
function answerTo(item) {
  if (item.id in SAYS) return SAYS[item.id];
  const turn = [...item.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  switch (item.type) {
    case "yes-no":
      return ["yes", "no"][turn % 2];
    case "single-choice":
      return scored(item.id)[turn % scored(item.id).length].code;
    case "multiple-choice":
      return optionsOf(item.id, WRNA)[turn % optionsOf(item.id, WRNA).length].code;
    case "rating":
      return turn % 11;
    case "number":
      return Math.min(item.max, item.min + (turn % 5));
    case "date":
      return { month: "3", year: "2024" };
    default:
      return "Her own words.";
  }
}

const isShown = (rule, answers) => {
  if (!rule) return true;
  if (rule.all) return rule.all.every((part) => isShown(part, answers));
  if (rule.any) return rule.any.some((part) => isShown(part, answers));
  assert.deepEqual(Object.keys(rule).sort(), ["is", "item"], "the pack has conditions that this test does not know");
  return rule.is.includes(answers.get(rule.item));
};

/** What she answers, by question, in order; a question that is not asked has no answer. */
function herAnswers() {
  const answers = new Map();
  for (const section of WRNA.sections) {
    for (const item of section.items) {
      const asks = item.type !== "note" && isShown(section.show_if, answers) && isShown(item.show_if, answers);
      if (asks) answers.set(item.id, answerTo(item));
    }
  }
  return answers;
}

/** The least and the most that a question counts, and what this answer counts; before weight and turning round. */
function counts(id, answer) {
  const item = itemOf(id, WRNA);
  if (item.type === "yes-no") return { low: 0, high: 1, value: Number(answer === "yes") };
  if (item.type === "number") return { low: item.min, high: item.max, value: answer };
  const scores = scored(id).map((option) => option.score);
  return { low: Math.min(...scores), high: Math.max(...scores), value: scored(id).find((option) => option.code === answer)?.score };
}

/** What a scale comes to: the parts of its sum, its range; `asked` says whether any of its questions was. */
function figure(scale, answers) {
  const parts = scale.items.map(({ item, weight = 1, reverse = false }) => {
    const { low, high, value } = counts(item, answers.get(item));
    const turned = (n) => (reverse ? low + high - n : n) * weight;
    const [least, most] = [turned(low), turned(high)].sort((one, other) => one - other);
    return { adds: answers.has(item) ? turned(value) : least, least, most };
  });
  const sum = (of) => parts.reduce((total, part) => total + of(part), 0);
  const score = sum((part) => part.adds);
  return {
    asked: scale.items.some(({ item }) => answers.has(item)),
    parts: parts.map((part) => part.adds),
    score, low: sum((part) => part.least), high: sum((part) => part.most),
    band: scale.bands.findLast((band) => band.from <= score),
  };
}

/** The button of an answer of one choice. */
function option(desk, id, code) {
  const label = itemOf(id, WRNA).type === "yes-no" ? herWord(`app.${code}`) : optionsOf(id, WRNA).find((other) => other.code === code).text.en;
  return asked(desk, id, WRNA).locator(".app-row:not(.app-row--passes)").getByRole("button", { name: label, exact: true });
}

/** Gives one answer by touch, and waits until it is on the disk. */
async function give(desk, id, answer) {
  const item = itemOf(id, WRNA);
  const block = asked(desk, id, WRNA);
  const kept = () => block.getByText(word("interview.kept"), { exact: true }).waitFor();
  switch (item.type) {
    case "rating": {
      const button = block.getByRole("button", { name: String(answer), exact: true });
      await button.click();
      return stands(button);
    }
    case "number":
      await block.getByRole("textbox").fill(String(answer));
      return kept();
    case "date":
      for (const [part, text] of Object.entries(answer)) await block.getByLabel(herWord(`question.${part}`)).fill(text);
      return kept();
    case "short-text":
    case "long-text":
      await block.getByRole("textbox").fill(answer);
      return kept();
    default:
      await option(desk, id, answer).click();
      return stands(option(desk, id, answer));
  }
}

/** Gives every answer of a section that has choices only, by digits: each takes her to the next question. */
async function byKeys(desk, ids, answers) {
  const { page } = desk;
  await asked(desk, ids[0], WRNA).locator("[tabindex='0']").first().focus();
  for (const [place, id] of ids.entries()) {
    const codes = itemOf(id, WRNA).type === "yes-no" ? ["yes", "no"] : optionsOf(id, WRNA).map((other) => other.code);
    await page.keyboard.press(String(codes.indexOf(answers.get(id)) + 1));
    await stands(option(desk, id, answers.get(id)));
    const next = ids[place + 1] ? itemOf(ids[place + 1], WRNA).text.en : word("interview.onward");
    await page.waitForFunction((text) => {
      const now = document.activeElement;
      return (now.closest("section.app-asked")?.querySelector("h3") ?? now).textContent === text;
    }, next);
  }
}

/** Answers sections from one on to another; what is not asked is not on the screen, and what is for staff says so. */
async function answer(desk, sections, answers) {
  for (const section of sections) {
    const ids = section.items.map((item) => item.id).filter((id) => answers.has(id));
    const steps = desk.page.getByRole("navigation", { name: word("interview.sections") });
    if (ids.length === 0) {
      assert.equal(await steps.getByRole("button", { name: section.title.en }).count(), 0, `${section.id} does not concern her`);
      continue;
    }
    await toSection(desk, section.id, WRNA);
    if (BY_KEYS.includes(section.id)) await byKeys(desk, ids, answers);
    else for (const id of ids) await give(desk, id, answers.get(id));
    for (const item of section.items.filter((other) => other.type !== "note")) {
      const block = asked(desk, item.id, WRNA);
      assert.equal(await block.isVisible(), answers.has(item.id), item.id);
      if (!answers.has(item.id)) continue;
      assert.equal(await block.getByText(word("interview.for_staff"), { exact: true }).count(), Number(item.audience === "caseworker"), item.id);
    }
    await progressIs(desk, section.id, [ids.length, ids.length], WRNA);
  }
}

const longDay = (page, time) =>
  page.evaluate((at) => new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }), time);

test("the whole WRNA by interview, gone on with days later: three parts traced to her answers, needs never in the total, and who has no children misses nothing", async (t) => {
  const began = Date.now();
  const { desk, page } = await openTablet(t, { clock: { time: began } });
  await newCase(desk, { name: HER });
  await beginInterview(desk, HER, WRNA);
  const answers = herAnswers();
  assert.ok(answers.size > 130, `${answers.size} questions concern her`);
  const stop = WRNA.sections.findIndex((section) => section.id === STOP) + 1;
  await answer(desk, WRNA.sections.slice(0, stop), answers);
  await desk.press("interview.leave");
  await desk.says("assess.not_finished");
  await desk.lock();

  const wentOn = began + 3 * DAY;
  await page.clock.setSystemTime(wentOn);
  await signIn(desk);
  await openCase(desk, HER);
  await goOn(desk, HER, WRNA);
  await page.getByRole("heading", { level: 2, name: WRNA.sections[stop].title.en, exact: true }).waitFor();
  await toSection(desk, "money", WRNA);
  for (const id of ["money.basics", "money.lender"]) await stands(option(desk, id, answers.get(id)));
  await answer(desk, WRNA.sections.slice(stop), answers);
  await desk.press("interview.end");
  await desk.says("interview.all_answered");
  await toSection(desk, "self", WRNA);
  await finish(desk);
  await page.getByText(word("results.finished", { date: await longDay(page, wentOn) }), { exact: true }).waitFor();
  await page.getByText(WRNA.disclaimer.en, { exact: true }).waitFor();

  const figures = new Map(WRNA.scales.map((scale) => [scale.id, figure(scale, answers)]));
  const notAsked = WRNA.scales.filter((scale) => !figures.get(scale.id).asked).map((scale) => scale.id);
  assert.deepEqual(notAsked, ["being-there", "parenting-strain"], "what is asked of mothers only");
  for (const scale of WRNA.scales) await traced(desk, scale, figures.get(scale.id), answers);

  const { risks, strengths, levels } = WRNA.total;
  const sum = (ids) => ids.filter((id) => figures.get(id).asked).reduce((total, id) => total + figures.get(id).score, 0);
  const total = sum(risks) - sum(strengths);
  assert.ok(sum(risks) > 0 && sum(strengths) > 0, "both parts have a say");
  const needs = WRNA.scales.filter((scale) => scale.kind === "need");
  assert.ok(needs.some((scale) => figures.get(scale.id).score > 0), "there are needs that could have entered");
  const level = levels.findLast((other) => other.from <= total);
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: word("results.for_judgement"), exact: true }) });
  const says = word("results.total_is", { level: level.title.en, total, score: total });
  assert.equal(await card.locator(".app-total__figure").innerText(), says);
  await card.getByText(word("results.behind_total"), { exact: true }).click();
  const title = (id) => WRNA.scales.find((scale) => scale.id === id).title.en;
  const counted = (id, sign) => [title(id), figures.get(id).asked ? `${sign} ${figures.get(id).score}` : word("results.not_asked")];
  const rows = await card.getByRole("row").evaluateAll((all) => all.slice(1).map((row) => [...row.children].map((cell) => cell.innerText.trim())));
  assert.deepEqual(rows, [...risks.map((id) => counted(id, "+")), ...strengths.map((id) => counted(id, "−"))]);
  for (const scale of needs) assert.ok(!rows.flat().includes(scale.title.en), `${scale.id} never counts`);
  for (const other of levels) await card.getByText(word("results.band_from", { from: other.from, title: other.title.en }), { exact: true }).waitFor();
});

/** A scale in the results says what it came to, and opens into her answers, what each counts, and the rule. */
async function traced(desk, scale, { asked: wasAsked, parts, score, low, high, band }, answers) {
  const row = scaleRow(desk, scale.id, WRNA);
  await row.getByText(word("results.behind", { scale: scale.title.en }), { exact: true }).click();
  assert.equal(await row.getByText(word("results.too_few_about"), { exact: true }).count(), 0, scale.id);
  if (!wasAsked) {
    await row.getByText(word("results.not_asked_about"), { exact: true }).first().waitFor();
    return;
  }
  await row.getByText(`${band.title.en} · ${word("results.score_of", { score, low, high })}`, { exact: true }).waitFor();
  await row.getByText(word("results.sum", { parts: parts.join(" + "), score }), { exact: true }).waitFor();
  await row.getByText(word("results.least", { share: Math.round((scale.least_answered ?? 0.8) * 100) }), { exact: true }).waitFor();
  for (const [place, { item }] of scale.items.entries()) {
    const line = await row.getByRole("row").nth(place + 1).evaluate((line) => [...line.children].map((cell) => cell.textContent));
    assert.equal(line[0], itemOf(item, WRNA).text.en);
    if (!answers.has(item)) {
      assert.equal(line[1], word("results.hidden"));
      assert.equal(line[3], word("results.lowest", { points: parts[place] }));
      continue;
    }
    const code = answers.get(item);
    const says = itemOf(item, WRNA).type === "number" ? String(code) : itemOf(item, WRNA).type === "yes-no" ? herWord(`app.${code}`) : optionsOf(item, WRNA).find((o) => o.code === code).text.en;
    assert.ok(line[1].includes(says), `${item}: ${line[1]}`);
    assert.equal(line[3], String(parts[place]), item);
  }
}
