// An interview: by keyboard and by touch, stopped and gone on with days later, ended by a dead battery, and with what she
// answered herself.

import assert from "node:assert/strict";
import test from "node:test";
import { TABLET } from "../support/chromium.mjs";
import { openTablet } from "../support/tablet.mjs";
import { CENTRE, PACK, staffWord as word, word as herWord } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { signIn } from "../pages/staff/access.mjs";
import { asked, beginInterview, choose, goOn, option, progressIs, progressOf, stands, toSection, wayOf } from "../pages/staff/assess.mjs";
import { newCase, openCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { fillDemo } from "../pages/staff/demo.mjs";

const HER = "Ada Wren";

/** A tablet with one case, and an interview begun. */
async function begun(t) {
  const world = await openTablet(t);
  await newCase(world.desk, { name: HER });
  await beginInterview(world.desk, HER);
  return world;
}

/** The text of the question that has the focus; "" where none has. */
const focused = (page) =>
  page.evaluate(() => document.activeElement.closest("section.app-asked")?.querySelector("h3").textContent ?? "");
const textOf = (id) => PACK.sections.flatMap((section) => section.items).find((item) => item.id === id).text.en;
const untilFocused = (page, id) =>
  page.waitForFunction((text) => document.activeElement.closest("section.app-asked")?.querySelector("h3").textContent === text, textOf(id));

test("by keyboard: a digit answers and goes on, arrows walk without answering, Delete takes back", async (t) => {
  const { desk, page } = await begun(t);
  await toSection(desk, "money");
  await progressIs(desk, "money", [0, 4]);
  await page.keyboard.press("Tab");
  await untilFocused(page, "money.work");
  await page.keyboard.press("2");
  await untilFocused(page, "money.basics");
  await stands(option(desk, "money.work", 1));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await asked(desk, "money.basics").locator("[aria-pressed=true]").count(), 0, "walking answers nothing");
  await page.keyboard.press("Enter");
  await untilFocused(page, "money.bills");
  await stands(option(desk, "money.basics", 2));
  // Faster than anybody: what is pressed while the answer before is being stored counts too.
  await page.keyboard.press("1");
  await page.keyboard.press("3");
  await stands(option(desk, "money.own", 2));
  await stands(option(desk, "money.bills", 0));
  await progressIs(desk, "money", [4, 4]);
  await page.waitForFunction((text) => document.activeElement.textContent === text, word("interview.onward"));
  await page.keyboard.press("Enter");
  const next = PACK.sections[PACK.sections.findIndex((section) => section.id === "money") + 1];
  await page.getByRole("heading", { level: 2, name: next.title.en, exact: true }).waitFor();
  await toSection(desk, "money");
  await page.keyboard.press("Tab");
  await untilFocused(page, "money.work");
  await page.keyboard.press("Delete");
  await page.waitForFunction(() => document.querySelectorAll("section.app-asked [aria-pressed=true]").length === 3);
  await progressIs(desk, "money", [3, 4]);
  assert.equal(await focused(page), textOf("money.work"), "taking back goes nowhere");
});

test("by touch: what follows from an answer is asked at once, what calls for help shows it and raises one alert", async (t) => {
  const { desk, page } = await begun(t);
  await toSection(desk, "home");
  const item = (id) => PACK.sections[0].items.find((other) => other.id === id);
  const since = asked(desk, "home.since");
  assert.equal(await since.isVisible(), false);
  const leads = item("home.since").show_if.is;
  await choose(desk, "home.place", item("home.place").options.findIndex((o) => leads.includes(o.code)));
  await since.waitFor();
  await since.getByLabel(herWord("question.year")).fill("2021");
  await since.getByText(word("interview.kept"), { exact: true }).waitFor();
  const unsafe = PACK.option_sets.true.findIndex((o) => item("home.safe").safety.when.is.includes(o.code));
  await choose(desk, "home.safe", unsafe);
  const help = asked(desk, "home.safe").getByRole("status");
  await help.getByRole("heading", { name: word("interview.help_title") }).waitFor();
  const topics = item("home.safe").safety.topics;
  const lines = CENTRE.helplines.filter((line) => line.topics?.some((topic) => topics.includes(topic)));
  assert.ok(lines.length > 0);
  for (const line of lines) await help.getByText(line.name.en, { exact: true }).waitFor();
  await choose(desk, "home.safe", unsafe === 0 ? 1 : 0);
  await help.getByRole("heading", { name: word("interview.help_title") }).waitFor({ state: "detached" });
  await choose(desk, "home.safe", unsafe);
  await desk.press("interview.leave");
  await toPart(desk, "case.history");
  assert.equal(await page.getByRole("row").filter({ hasText: word("event.alert_raised") }).count(), 1);
  await toPage(desk, "desk.caseload");
  await page.getByText(word("caseload.open_alert"), { exact: true }).first().waitFor();
});

test("stopped, locked and gone on with: every answer is there, and it opens where something is still to be asked", async (t) => {
  const { desk, page } = await begun(t);
  await toSection(desk, "money");
  for (const id of ["money.work", "money.basics", "money.bills", "money.own"]) await choose(desk, id, 1);
  await desk.press("interview.leave");
  await desk.says("assess.not_finished");
  await desk.lock();
  await signIn(desk);
  await openCase(desk, HER);
  await goOn(desk, HER);
  await page.getByRole("heading", { level: 2, name: PACK.sections[0].title.en, exact: true }).waitFor();
  await toSection(desk, "money");
  for (const id of ["money.work", "money.basics", "money.bills", "money.own"]) await stands(option(desk, id, 1));
});

test("the battery dies in the middle: whatever showed as answered or kept is there", async (t) => {
  const world = await begun(t);
  await toSection(world.desk, "hopes");
  const words = asked(world.desk, "hopes.good").getByRole("textbox");
  await words.pressSequentially("The garden");
  await asked(world.desk, "hopes.good").getByText(word("interview.kept"), { exact: true }).waitFor();
  await toSection(world.desk, "self");
  await choose(world.desk, "self.way", 2);
  await choose(world.desk, "self.keep", 0);
  await world.desk.hand.press(option(world.desk, "self.ask", 1));
  await world.restart();
  const { desk } = world;
  await desk.open();
  await signIn(desk);
  await openCase(desk, HER);
  await goOn(desk, HER);
  await toSection(desk, "self");
  await stands(option(desk, "self.way", 2));
  await stands(option(desk, "self.keep", 0));
  assert.ok((await progressOf(desk, "self"))[0] >= 2, "at most the one in flight is lost");
  await toSection(desk, "hopes");
  assert.equal(await asked(desk, "hopes.good").getByRole("textbox").inputValue(), "The garden");
});

test("passing over: one question, a whole hard section, and how many are left is said before finishing", async (t) => {
  const { desk, page } = await begun(t);
  await toSection(desk, "mood");
  const hard = PACK.sections.find((section) => section.id === "mood");
  await page.getByText(hard.content_note.en, { exact: true }).waitFor();
  const pass = asked(desk, "mood.joy").getByRole("button", { name: word("interview.rather_talk"), exact: true });
  await desk.hand.press(pass);
  await stands(pass);
  await desk.press("interview.pass_section");
  await page.waitForFunction((text) => document.activeElement.textContent === text, word("interview.onward"));
  const [, of] = await progressOf(desk, "mood");
  await progressIs(desk, "mood", [of, of]);
  await stands(pass);
  await desk.press("interview.end");
  await desk.says("interview.some_left");
  await desk.press("interview.finish");
  await page.getByRole("heading", { name: word("results.answers") }).waitFor();
});

test("what she answered on her phone stands as hers, and is changed only by who says so", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 12);
  await openHers(desk);
  await wayOf(desk, "assess.put_right").first().click();
  const steps = page.getByRole("navigation", { name: word("interview.sections") }).getByRole("button");
  await steps.first().click();
  const hers = page.locator(".app-asked:visible").filter({ hasText: word("interview.hers") }).first();
  await hers.waitFor();
  const said = (await hers.locator(".app-asked__answer").innerText()).trim();
  assert.equal(await hers.locator(".app-row").count(), 0, "nothing can be pressed by mistake");
  await hers.getByRole("button", { name: word("interview.change_hers") }).click();
  const text = await hers.locator("h3").innerText();
  const now = page.locator(".app-asked").filter({ has: page.getByRole("heading", { name: text, exact: true }) });
  const other = now.locator(".app-row:not(.app-row--passes) [aria-pressed=false]").first();
  await other.click();
  await now.getByText(word("interview.hers_before", { answer: said }), { exact: true }).waitFor();
  assert.equal(await now.getByText(word("interview.hers"), { exact: true }).count(), 0);
});

/** Opens the first case with an assessment that she filled in herself, on its assessments. */
async function openHers(desk) {
  const { page } = desk;
  const lines = page.getByRole("list", { name: word("caseload.list"), exact: true }).getByRole("button");
  await lines.first().waitFor();
  for (let place = 0; place < (await lines.count()); place += 1) {
    await lines.nth(place).click();
    await toPart(desk, "case.assessments");
    await page.getByRole("list", { name: word("assess.list") }).waitFor();
    if ((await page.getByText(word("assess.given", { who: word("assess.by_herself") }), { exact: true }).count()) > 0) return;
    await toPage(desk, "desk.caseload");
    await lines.first().waitFor();
  }
  assert.fail("half of the invented women fill it in at home");
}
