// What stands half typed when the tablet locks: sealed for whoever typed it, back in its fields when she signs in again, and seen
// by nobody else.

import assert from "node:assert/strict";
import test from "node:test";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { openTablet } from "../support/tablet.mjs";
import { CENTRE, staffWord as word, word as herWord } from "../support/words.mjs";
import { readStorage, scanProfile } from "../support/traces.mjs";
import { choosePassphrase, MANAGER, signIn, trySignIn, writePerson } from "../pages/staff/access.mjs";
import { acknowledge, newCase, onCase, openCase, raiseAlert, toPage, toPart } from "../pages/staff/cases.mjs";
import { writeDate } from "../pages/staff/papers.mjs";
import { all, holdStore, isBack, kept, lockOver, stored, until } from "../pages/staff/half_typed.mjs";
import { addGoal, goal } from "../pages/staff/plan.mjs";
import { change, field, save, saidBy, tell, toAbout, unfold, write } from "../pages/staff/record.mjs";
import { addColleague, rowOf } from "../pages/staff/team.mjs";

const LIMIT = CENTRE.limits.lock_seconds * 1000;
const INES = { name: "Ines Barlow", signIn: "ines", passphrase: "harbour pencil sunday otter" };

/** Her case, on a tablet whose clock the test moves if it says so. */
async function caseOfAda(t, { movesClock = false } = {}) {
  const world = await openTablet(t, movesClock ? { clock: {} } : {});
  await newCase(world.desk, { name: "Ada Wren" });
  return world;
}

/** What is half typed as it stands in the browser's store. */
const keptBytes = async (page) => {
  const { databases } = await readStorage(page);
  return JSON.stringify(databases.desk);
};

const value = (desk, key) => desk.page.getByLabel(word(key), { exact: true }).inputValue();

/** Signs in to a caseload in which nothing waits. */
async function signInToNothing(desk, who = MANAGER) {
  await signIn(desk, who);
  await desk.page.getByRole("status").first().waitFor();
  assert.equal(await all(desk).count(), 0);
}

const HOME = "A home of my own";

/** A goal that is half typed. */
async function halfGoal(t) {
  const world = await caseOfAda(t, { movesClock: true });
  await toPart(world.desk, "case.plan");
  await world.desk.press("plan.add_goal");
  await world.desk.write("plan.goal_words", HOME);
  return world;
}

/** From now on nothing is done that waits, however short. */
const pause = async (page) => page.clock.pauseAt(await page.evaluate(() => Date.now() + 5000));

/** After a lock: it stands in her plan, once, and is not offered again. */
async function isSaved(desk) {
  await desk.at("sign_in.title");
  await signInToNothing(desk);
  await openCase(desk, "Ada Wren");
  await toPart(desk, "case.plan");
  assert.equal(await goal(desk, HOME).count(), 1);
}

test("nobody touches the tablet over a half-typed chapter: every field of it is back, and saving it ends that", async (t) => {
  const { desk, page } = await caseOfAda(t, { movesClock: true });
  await toAbout(desk);
  await tell(desk, "phone", "07700 900111");
  await change(desk, "phone");
  await saidBy(desk, "phone", word("told.by_staff"));
  await write(desk, "phone", word("subject.phone"), "07700 900222");
  await saidBy(desk, "phone", word("told.is_safe_sometimes"));
  await write(desk, "phone", word("told.safe_when"), "After six, never by name");
  await unfold(desk, "abuse");
  await change(desk, "abuse");
  await write(desk, "abuse", word("subject.abuse"), "She began to tell me\nthat");
  await page.clock.runFor(LIMIT - 30_000);
  await page.getByRole("alertdialog").getByText(until("desk.unsaved_kept", "names")).waitFor();
  await page.clock.runFor(31_000);
  await desk.at("sign_in.title");
  await desk.says("sign_in.locked");
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await isBack(desk);
  await page.locator("#typed-before:focus").getByText(until("half_typed.back", "when")).waitFor();
  await desk.press("half_typed.go_to");
  await field(desk, "phone").locator("input:focus").waitFor();
  assert.equal(await field(desk, "phone").getByRole("radio", { name: word("told.by_staff"), exact: true }).isChecked(), true);
  assert.equal(await value(desk, "subject.phone"), "07700 900222");
  assert.equal(await field(desk, "phone").getByRole("radio", { name: word("told.is_safe_sometimes"), exact: true }).isChecked(), true);
  assert.equal(await value(desk, "told.safe_when"), "After six, never by name");
  assert.equal(await value(desk, "subject.abuse"), "She began to tell me\nthat");
  await save(desk, "phone");
  await desk.says("told.saved", { name: word("subject.phone") });
  await kept(desk).waitFor();
  await save(desk, "abuse");
  await desk.says("told.saved", { name: word("subject.abuse") });
  await kept(desk).waitFor({ state: "detached" });
  await field(desk, "phone").getByText(word("told.is_safe_when", { note: "After six, never by name" })).waitFor();
  await desk.lock();
  await signInToNothing(desk);
});

test("locked over a goal, and then the browser dies: it is back, sealed until then, and thrown away it is gone", async (t) => {
  const world = await caseOfAda(t);
  const canaries = makeCanaries();
  const words = canaries.words("goal");
  await toPart(world.desk, "case.plan");
  await world.desk.press("plan.add_goal");
  await world.desk.write("plan.goal_words", words);
  await world.desk.hand.tick(world.page.getByLabel(word("plan.stage_ready"), { exact: true }));
  await lockOver(world.desk);
  const values = await world.page.evaluate(() => [...document.querySelectorAll("input, textarea")].map((input) => input.value).join("\n"));
  const left = [await world.page.content(), values, JSON.stringify(await readStorage(world.page))].join("\n");
  assert.deepEqual(findCanaries(left, canaries.all()), []);
  await world.restart();
  assert.deepEqual(await scanProfile(world.profile, canaries.all()), []);
  const { desk } = world;
  await desk.open();
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await isBack(desk);
  assert.equal(await value(desk, "plan.goal_words"), words);
  assert.equal(await desk.page.getByLabel(word("plan.stage_ready"), { exact: true }).isChecked(), true);
  await desk.press("half_typed.throw_away");
  await desk.press("half_typed.keep");
  assert.equal(await value(desk, "plan.goal_words"), words);
  // What she types on is kept in its place, and thrown away with it.
  const before = await keptBytes(desk.page);
  await desk.write("plan.goal_words", `${words} soon`);
  while ((await keptBytes(desk.page)) === before) await new Promise((soon) => setTimeout(soon, 100));
  await desk.press("half_typed.throw_away");
  await desk.press("half_typed.throw_away_sure");
  await desk.says("half_typed.thrown_away");
  await kept(desk).waitFor({ state: "detached" });
  assert.equal(await desk.page.getByLabel(word("plan.goal_words"), { exact: true }).count(), 0);
  await desk.lock();
  await signInToNothing(desk);
  await openCase(desk, "Ada Wren");
  await toPart(desk, "case.plan");
  await desk.button("plan.add_goal").waitFor();
  assert.equal(await goal(desk, words).count(), 0);
});

test("what she types just before she throws it away is gone too, however slow the store is", async (t) => {
  const { desk, page } = await caseOfAda(t, { movesClock: true });
  await toPart(desk, "case.plan");
  await desk.press("plan.add_goal");
  await desk.write("plan.goal_words", "A home of my");
  await lockOver(desk);
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await isBack(desk);
  await pause(page);
  const letGo = await holdStore(page);
  await desk.write("plan.goal_words", "A home of my own");
  await desk.press("half_typed.throw_away");
  await desk.press("half_typed.throw_away_sure");
  await page.clock.runFor(3000);
  await letGo();
  await page.clock.resume();
  await desk.says("half_typed.thrown_away");
  await kept(desk).waitFor({ state: "detached" });
  assert.equal(await page.getByLabel(word("plan.goal_words"), { exact: true }).count(), 0);
  await desk.lock();
  await signInToNothing(desk);
});

test("saved, and locked on the next page before it is forgotten what was typed: it is saved, and not there again", async (t) => {
  const { desk, page } = await caseOfAda(t, { movesClock: true });
  await toPage(desk, "desk.team");
  await desk.press("team.add");
  await desk.at("team.add_title");
  await writePerson(desk, INES);
  await stored(page, 1);
  await pause(page);
  await desk.press("team.add_done");
  await desk.at("team.title");
  await desk.press("desk.lock");
  await page.clock.resume();
  await desk.at("sign_in.title");
  await signInToNothing(desk);
  await toPage(desk, "desk.team");
  await rowOf(desk, INES).waitFor();
});

test("locked while it is being saved, however slow the store is: it is saved, and not there again", async (t) => {
  const { desk, page } = await halfGoal(t);
  await pause(page);
  const letGo = await holdStore(page);
  await desk.press("plan.goal_add_done");
  await desk.press("desk.lock");
  await desk.press("desk.lock_and_keep");
  await page.clock.runFor(3000);
  await letGo();
  await page.clock.resume();
  await isSaved(desk);
});

test("locked while it is being refused: it is there again", async (t) => {
  const { desk, page } = await caseOfAda(t, { movesClock: true });
  await addColleague(desk, INES);
  await toPage(desk, "desk.team");
  await desk.press("team.add");
  await desk.at("team.add_title");
  await desk.write("person.name", "Ines Barlow-Hay");
  await desk.write("person.sign_in", INES.signIn); // hers already
  await choosePassphrase(desk, "another one that is long enough");
  await pause(page);
  const letGo = await holdStore(page);
  await desk.press("team.add_done");
  await desk.press("desk.lock");
  await desk.press("desk.lock_and_keep");
  await letGo();
  await page.clock.resume();
  await desk.at("sign_in.title");
  await trySignIn(desk);
  await desk.at("team.add_title");
  await isBack(desk);
  assert.equal(await value(desk, "person.name"), "Ines Barlow-Hay");
});

test("a colleague who signs in sees nothing of it; whoever typed it finds it after, and what changed meanwhile is said", async (t) => {
  const { desk } = await caseOfAda(t);
  await toAbout(desk);
  await tell(desk, "housing", "With her sister");
  await addColleague(desk, INES);
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
  await toAbout(desk);
  await change(desk, "housing");
  await write(desk, "housing", word("subject.housing"), "A hostel since Monday");
  await lockOver(desk);
  await signInToNothing(desk, INES);
  await openCase(desk, "Ada Wren");
  await toAbout(desk);
  await field(desk, "housing").getByText("With her sister").waitFor();
  assert.equal(await kept(desk).count(), 0);
  assert.ok(!(await desk.page.content()).includes("hostel"));
  await tell(desk, "housing", "With her mother");
  await desk.lock();
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await isBack(desk);
  await kept(desk).getByText(word("half_typed.changed"), { exact: true }).waitFor();
  await kept(desk).getByText("With her mother", { exact: true }).waitFor();
  assert.equal(await value(desk, "subject.housing"), "A hostel since Monday");
  await field(desk, "housing").getByRole("button", { name: word("told.not_now"), exact: true }).click();
  await kept(desk).waitFor({ state: "detached" });
  await field(desk, "housing").getByText("With her mother").waitFor();
});

test("a letter with its day and its choices, left for another page, waits in the list of cases; a second lock loses neither", async (t) => {
  const { desk } = await caseOfAda(t);
  await toPart(desk, "case.papers");
  await desk.press("paper.add_letter");
  await desk.hand.tick(desk.page.getByLabel(word("paper.complaint"), { exact: true }));
  await desk.hand.tick(desk.page.getByLabel(word("paper.to_her"), { exact: true }));
  await writeDate(desk, { day: "4", month: "3", year: "2026" });
  await desk.write("paper.letter_says", "We are sorry that");
  await lockOver(desk);
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await isBack(desk);
  await toPage(desk, "desk.caseload");
  await all(desk).getByRole("button", { name: `Ada Wren · ${word("case.papers")}` }).waitFor();
  await desk.press("caseload.new");
  await desk.at("new_case.title");
  await desk.write("new_case.name", "Celia Marsh");
  await lockOver(desk);
  await trySignIn(desk);
  await desk.at("new_case.title");
  await isBack(desk);
  assert.equal(await value(desk, "new_case.name"), "Celia Marsh");
  await desk.press("new_case.open");
  await onCase(desk, "Celia Marsh");
  await toPage(desk, "desk.caseload");
  await all(desk).getByRole("listitem").filter({ hasText: "Ada Wren" }).waitFor();
  assert.equal(await all(desk).getByRole("listitem").count(), 1);
  await desk.hand.press(all(desk).getByRole("button", { name: "Ada Wren" }));
  await isBack(desk);
  for (const key of ["paper.complaint", "paper.to_her"]) {
    assert.equal(await desk.page.getByLabel(word(key), { exact: true }).isChecked(), true, key);
  }
  for (const [part, text] of Object.entries({ day: "4", month: "3", year: "2026" })) {
    assert.equal(await desk.page.getByLabel(herWord(`question.${part}`), { exact: true }).inputValue(), text);
  }
  assert.equal(await value(desk, "paper.letter_says"), "We are sorry that");
  await desk.press("paper.enter");
  await desk.says("paper.entered");
  await kept(desk).waitFor({ state: "detached" });
  await desk.lock();
  await signInToNothing(desk);
});

test("where its form is not there any more, her words are shown to copy, until she throws them away", async (t) => {
  const { desk } = await caseOfAda(t);
  await raiseAlert(desk, "She said that she is afraid to go home.");
  await addColleague(desk, INES);
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
  await desk.press("alert.acknowledge");
  await desk.write("alert.did", "I rang the refuge and");
  await lockOver(desk);
  await signInToNothing(desk, INES);
  await openCase(desk, "Ada Wren");
  await acknowledge(desk, INES, "Stayed with her.");
  await desk.lock();
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await kept(desk).getByText("I rang the refuge and", { exact: true }).waitFor();
  await kept(desk).getByText(word("alert.did"), { exact: true }).waitFor();
  await desk.press("half_typed.throw_away");
  await desk.press("half_typed.throw_away_sure");
  await desk.says("half_typed.thrown_away");
  await kept(desk).waitFor({ state: "detached" });
});

test("a name is kept and a passphrase never; what is gone on with is kept as it is by then", async (t) => {
  const { desk } = await caseOfAda(t);
  await toPage(desk, "desk.team");
  await desk.press("team.add");
  await desk.at("team.add_title");
  await desk.write("person.name", INES.name);
  await desk.write("person.passphrase", INES.passphrase);
  await desk.hand.tick(desk.page.getByLabel(word("person.show"), { exact: true }).first());
  for (const typed of ["Ines B", "Ines Barlow-Hay"]) {
    await desk.write("person.name", typed);
    await lockOver(desk);
    await trySignIn(desk);
    await desk.at("team.add_title");
    await isBack(desk);
    assert.equal(await value(desk, "person.name"), typed);
    assert.equal(await value(desk, "person.passphrase"), "");
  }
  await desk.press("team.not_now");
  await desk.at("team.title");
  await desk.lock();
  await signInToNothing(desk);
});

test("a step is back below its goal, though another goal stands before it by then", async (t) => {
  const { desk } = await caseOfAda(t);
  await addColleague(desk, INES);
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
  await toPart(desk, "case.plan");
  await addGoal(desk, "A home of my own");
  await desk.hand.press(goal(desk, "A home of my own").getByRole("button", { name: word("plan.add_step"), exact: true }));
  await desk.write("plan.step_what", "Ring the council");
  await lockOver(desk);
  await signInToNothing(desk, INES);
  await openCase(desk, "Ada Wren");
  await toPart(desk, "case.plan");
  await addGoal(desk, "A job");
  await desk.lock();
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await isBack(desk);
  assert.equal(await goal(desk, "A home of my own").getByLabel(word("plan.step_what"), { exact: true }).inputValue(), "Ring the council");
  await desk.press("plan.step_add_done");
  await goal(desk, "A home of my own").getByText("Ring the council", { exact: true }).waitFor();
  await kept(desk).waitFor({ state: "detached" });
});

test("the browser dies in the middle of a form: it is back; saved, left or emptied, nothing of it stays in the store", async (t) => {
  const world = await caseOfAda(t);
  await toPart(world.desk, "case.plan");
  await world.desk.press("plan.add_goal");
  await world.desk.write("plan.goal_words", "A home of my");
  await stored(world.page, 1);
  await world.restart();
  const { desk, page } = world;
  await desk.open();
  await trySignIn(desk);
  await onCase(desk, "Ada Wren");
  await isBack(desk);
  assert.equal(await value(desk, "plan.goal_words"), "A home of my");
  await desk.write("plan.goal_words", "A home of my own");
  await desk.press("plan.goal_add_done");
  await goal(desk, "A home of my own").waitFor();
  await stored(page, 0);
  await desk.press("plan.add_goal");
  await desk.write("plan.goal_words", "A job");
  await stored(page, 1);
  await desk.press("plan.not_now");
  await stored(page, 0);
  await desk.press("plan.add_goal");
  await desk.write("plan.goal_words", "A car");
  await stored(page, 1);
  await desk.write("plan.goal_words", "");
  await stored(page, 0);
  await desk.write("plan.goal_words", "A bicycle");
  await stored(page, 1);
  await toPart(desk, "case.notes");
  await stored(page, 0);
  assert.equal(await kept(desk).count(), 0);
});
