// The plan: goals in her words, steps, the day of review, suggestions that a person decides about; and the pages to print.

import assert from "node:assert/strict";
import test from "node:test";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { TABLET } from "../support/chromium.mjs";
import { openTablet } from "../support/tablet.mjs";
import { readStorage } from "../support/traces.mjs";
import { PACK, staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { MANAGER } from "../pages/staff/access.mjs";
import { acknowledge, newCase, raiseAlert, toPart } from "../pages/staff/cases.mjs";
import { fillDemo } from "../pages/staff/demo.mjs";
import { beginNote, enterNote } from "../pages/staff/notes.mjs";
import { addReferral } from "../pages/staff/papers.mjs";
import { addGoal, addStep, goal, openSuggested, toPaper, toPlan, undecided } from "../pages/staff/plan.mjs";

const inside = (locator, key) => locator.getByRole("button", { name: word(key), exact: true });

test("a goal in her words with its steps: added, changed, reached, and never without words", async (t) => {
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await toPlan(desk);
  await desk.says("plan.no_goals");
  await desk.press("plan.add_goal");
  await desk.press("plan.goal_add_done");
  assert.equal(await page.getByLabel(word("plan.goal_words"), { exact: true }).getAttribute("aria-invalid"), "true");
  await desk.press("plan.not_now");
  await addGoal(desk, "A home where I can sleep", "plan.stage_with_help");
  const home = goal(desk, "A home where I can sleep");
  await home.getByText(word("plan.stage_with_help")).waitFor();
  await addStep(desk, "A home where I can sleep", { what: "Ring the housing office", who: "Joan" });
  const focused = (text) => page.waitForFunction((text) => document.activeElement.textContent === text, text);
  await focused("Ring the housing office");
  await desk.hand.press(inside(home, "plan.step_is_done"));
  await home.getByText(`${word("plan.step_done")} · Joan`, { exact: true }).waitFor();
  await focused("Ring the housing office");
  await desk.hand.press(inside(home, "plan.change_goal"));
  await desk.write("plan.goal_words", "A home of my own");
  await desk.press("plan.goal_change_done");
  await focused("A home of my own");
  await desk.hand.press(inside(goal(desk, "A home of my own"), "plan.reached"));
  await goal(desk, "A home of my own").getByText(word("plan.goal_done")).waitFor();
  await toPart(desk, "case.history");
  assert.ok((await page.getByRole("row").filter({ hasText: word("event.plan") }).count()) >= 4, "who did what");
});

test("the plan is looked at again on a day; one that has passed is not taken, one that is due is in the list", async (t) => {
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await toPlan(desk);
  await desk.says("plan.review_none");
  await desk.press("plan.review_set");
  await page.getByRole("group", { name: word("plan.review_day") }).getByRole("textbox").last().fill("2001");
  await desk.press("plan.review_done");
  await desk.says("plan.review_past");
  await desk.press("plan.in_four_weeks");
  await page.getByText(new RegExp(word("plan.review_on", { day: "\u0000" }).split("\u0000")[0])).waitFor();
  await desk.press("plan.review_change");
});

test("suggestions are accepted, declined with a reason or left, and nothing comes into the plan by itself", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 40);
  await openSuggested(desk);
  const goals = page.locator("article.app-goal");
  const [before, open] = [await goals.count(), await undecided(desk).count()];
  assert.match(await undecided(desk).first().innerText(), new RegExp(word("plan.because", { scales: "" }).trim()));

  await desk.hand.press(inside(undecided(desk).first(), "plan.decline"));
  await desk.press("plan.decline_done");
  assert.equal(await page.getByLabel(word("plan.decline_why"), { exact: true }).getAttribute("aria-invalid"), "true", "a reason is asked for");
  await desk.write("plan.decline_why", "Her sister helps her with this");
  await desk.press("plan.decline_done");
  await page.getByText("Her sister helps her with this", { exact: true }).waitFor();

  await desk.hand.press(inside(undecided(desk).first(), "plan.leave"));
  await page.waitForFunction((most) => document.querySelectorAll(".app-suggestion:not(:has(.app-suggestion__decided))").length === most, open - 2);
  assert.equal(await goals.count(), before);

  await desk.hand.press(inside(undecided(desk).first(), "plan.accept"));
  await desk.says("plan.accept_about");
  await desk.write("plan.goal_words", "Sleep through the night");
  await desk.press("plan.accept_done");
  await goal(desk, "Sleep through the night").waitFor();
  assert.equal(await goals.count(), before + 1);
});

/** A case in which every word is a canary; ends on its plan. */
async function canaryCase(desk) {
  const canaries = makeCanaries();
  const her = { name: canaries.words("name"), called: canaries.words("called"), reference: canaries.words("reference") };
  await newCase(desk, her);
  await raiseAlert(desk, canaries.words("alert"));
  await acknowledge(desk, MANAGER, canaries.words("done"));
  await toPart(desk, "case.papers");
  await addReferral(desk, { from: canaries.words("referrer"), says: canaries.words("referral"), date: { year: "2026" } });
  await toPart(desk, "case.notes");
  await beginNote(desk);
  await desk.write("note.text", canaries.words("note"));
  await enterNote(desk);
  await toPlan(desk);
  await addGoal(desk, canaries.words("goal"));
  await addStep(desk, canaries.given.get("goal"), { what: canaries.words("step"), who: canaries.words("who") });
  return { canaries, her };
}

test("the page for her has what is hers and nothing of anybody else; printing it leaves nothing", async (t) => {
  const { desk, page } = await openTablet(t);
  const { canaries } = await canaryCase(desk);
  const paper = await toPaper(desk, "summary.hers");
  await desk.says("summary_hers.safe");
  const found = findCanaries(await paper.innerText(), canaries.all());
  assert.deepEqual(found.sort(), ["called", "goal", "step", "who"].map((what) => canaries.given.get(what)).sort());
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await desk.press("summary.print");
  assert.equal(await page.evaluate(() => window.printed), true);
  await page.emulateMedia({ media: "print" });
  for (const gone of [page.getByRole("navigation", { name: word("desk.nav") }), page.getByText(word("summary_hers.safe")), desk.button("summary.print")]) {
    assert.equal(await gone.isVisible(), false, "only the paper is printed");
  }
  assert.equal((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString(), "%PDF-");
  await page.emulateMedia({ media: null });
  await desk.press("plan.not_now");
  await desk.says("summary.about");
  await desk.lock();
  assert.deepEqual(findCanaries(await page.content(), canaries.all()), []);
  assert.deepEqual(findCanaries(JSON.stringify(await readStorage(page)), canaries.all()), []);
});

test("the page for the file has everything", async (t) => {
  const { desk } = await openTablet(t);
  const { canaries } = await canaryCase(desk);
  const paper = await toPaper(desk, "summary.file");
  const text = await paper.innerText();
  assert.deepEqual(findCanaries(text, canaries.all()).sort(), canaries.all().sort());
  assert.match(text, new RegExp(MANAGER.name));
});

test("the page for her of an assessed case puts strengths first and holds no figure, level or word of risk; the file's names the pack", async (t) => {
  const { desk } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 40);
  await openSuggested(desk);
  const paper = (await (await toPaper(desk, "summary.hers")).innerText()).toLowerCase();
  // What the questions are not has a name with that word in it.
  const hers = paper.replace(PACK.disclaimer.en.toLowerCase(), "");
  assert.notEqual(hers, paper, "what the questions are not stands on it");
  for (const never of ["risk", "total", "level", "score"]) assert.ok(!hers.includes(never), never);
  const [strengths, needs] = ["summary_hers.strengths", "summary_hers.needs"].map((key) => hers.indexOf(word(key).toLowerCase()));
  assert.ok(strengths >= 0 && (needs < 0 || strengths < needs));
  await desk.press("plan.not_now");
  const file = await (await toPaper(desk, "summary.file")).innerText();
  assert.match(file, /[0-9a-f]{64}/, "the exact pack");
  assert.ok(file.includes(word("results.column_score")));
});
