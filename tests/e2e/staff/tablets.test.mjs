// Two tablets of a centre: one is made from the other, both are written to offline and apart, files go both ways, and both know the
// same; what was written apart stands side by side until a person decides.

import assert from "node:assert/strict";
import test from "node:test";
import { TABLET } from "../support/chromium.mjs";
import { keyboard } from "../support/hands.mjs";
import { openTablet } from "../support/tablet.mjs";
import { staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { MANAGER, setUp, signIn, trySignIn } from "../pages/staff/access.mjs";
import { newCase, openCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { beginNote, correct, enterNote, entry } from "../pages/staff/notes.mjs";
import { addReferral } from "../pages/staff/papers.mjs";
import { field, tell, toAbout } from "../pages/staff/record.mjs";
import { chooseFile, join, saveFile, takeIn, toTablets } from "../pages/staff/tablets.mjs";
import { addColleague, disable, rowOf } from "../pages/staff/team.mjs";

const INES = { name: "Ines Barlow", signIn: "ines", passphrase: "harbour pencil sunday otter" };
const HER = "Ada Wren";

/** Two tablets: the manager at one, Ines at the other, which was made from it; both know one woman with a note. */
async function two(t, options) {
  const first = await openTablet(t, options);
  await addColleague(first.desk, INES);
  await toPage(first.desk, "desk.caseload");
  await newCase(first.desk, { name: HER });
  await writeNote(first.desk, "She came at ten.");
  const file = await saveFile(first.desk, "tablets.everything");
  const second = await openWorld(t, { size: TABLET, ...options });
  await join(second.desk, file, MANAGER);
  await second.page.getByText(word("join.done"), { exact: false }).waitFor();
  await second.desk.lock();
  await signIn(second.desk, INES);
  for (const world of [first, second]) {
    world.wire.offline(true);
    await world.context.setOffline(true);
  }
  return [first, second];
}

async function writeNote(desk, text) {
  await toPart(desk, "case.notes");
  await beginNote(desk);
  await desk.write("note.text", text);
  await enterNote(desk);
}

async function correctFirstNote(desk, text) {
  await toPart(desk, "case.notes");
  await correct(desk, 0, "note.correct");
  await desk.write("note.text", text);
  await enterNote(desk);
}

async function toHer(desk) {
  await toPage(desk, "desk.caseload");
  await openCase(desk, HER);
}

const apart = (desk, of) => desk.page.getByRole("group", { name: word("apart.title", { of }) });
const phone = (desk) => apart(desk, word("subject.phone"));
/** The versions of a note that were written apart. */
const note = (desk) => desk.page.getByRole("article").locator(".app-apart");

/** Everything that a tablet says of her: what is known, notes, papers, and who did what. */
async function allOfHer(desk) {
  await toHer(desk);
  await toAbout(desk);
  const about = await field(desk, "phone").innerText();
  await toPart(desk, "case.notes");
  await entry(desk, 0).waitFor();
  const notes = await desk.page.getByRole("article").allInnerTexts();
  await toPart(desk, "case.papers");
  await entry(desk, 0).waitFor();
  const papers = await desk.page.getByRole("article").allInnerTexts();
  await toPart(desk, "case.history");
  await desk.page.getByRole("row").first().waitFor();
  const events = await desk.page.getByRole("row").allInnerTexts();
  return { about, notes, papers, events };
}

test("two tablets are written to offline and apart, files go both ways, and both show the same; a person settles what differs", async (t) => {
  const [{ desk: one }, { desk: other }] = await two(t);
  await toHer(one);
  await correctFirstNote(one, "She came at eleven.");
  await writeNote(one, "From the first tablet.");
  await toAbout(one);
  await tell(one, "phone", "07700 900111");
  await toHer(other);
  await correctFirstNote(other, "She came at noon.");
  await writeNote(other, "From the second tablet.");
  await toAbout(other);
  await tell(other, "phone", "07700 900222");
  await toPart(other, "case.papers");
  await addReferral(other, { from: "The court" });
  const events = [];
  for (const desk of [one, other]) {
    await toPart(desk, "case.history");
    await desk.page.getByRole("row").first().waitFor();
    events.push(await desk.page.getByRole("row").allInnerTexts());
  }
  await toPage(other, "desk.caseload");
  await newCase(other, { name: "Bea Lark" });

  await takeIn(one, await saveFile(other), { new: 1, changed: 1, known: 0 });
  await takeIn(other, await saveFile(one), { new: 0, changed: 1, known: 1 });
  await toPage(one, "desk.caseload");
  await one.page.getByRole("list", { name: word("caseload.list") }).getByRole("button", { name: "Bea Lark" }).waitFor();
  const [first, second] = [await allOfHer(one), await allOfHer(other)];
  assert.deepEqual(first, second);
  const lost = events.flat().filter((event) => !first.events.includes(event));
  assert.deepEqual(lost, [], "no event is lost");
  assert.equal(first.notes.length, 3);

  await toAbout(one);
  assert.equal(await phone(one).getByRole("button").count(), 2);
  for (const number of ["900111", "900222"]) assert.match(await phone(one).innerText(), new RegExp(number));
  await phone(one).locator(".app-apart__version").filter({ hasText: "900222" }).getByRole("button").click();
  await phone(one).waitFor({ state: "detached" });
  await toPart(one, "case.notes");
  await note(one).waitFor();
  for (const [text, by] of [["She came at eleven.", MANAGER.name], ["She came at noon.", INES.name]]) {
    assert.match(await note(one).locator(".app-apart__version").filter({ hasText: text }).innerText(), new RegExp(by));
  }
  await note(one).locator(".app-apart__version").filter({ hasText: "noon" }).getByRole("button").click();
  await note(one).waitFor({ state: "detached" });

  await takeIn(other, await saveFile(one), { new: 0, changed: 1, known: 1 });
  assert.deepEqual(await allOfHer(one), await allOfHer(other));
  await toAbout(other);
  assert.equal(await phone(other).count(), 0);
  assert.match(await field(other, "phone").innerText(), /900222/);
  await toPart(other, "case.notes");
  await other.page.getByText("She came at noon.", { exact: true }).first().waitFor();
  assert.equal(await note(other).count(), 0);

  const again = await saveFile(one);
  for (const desk of [one, other]) {
    await takeIn(desk, again);
    await desk.says("tablets.nothing_new", { known: 2 });
  }
});

test("a file that is broken, of another centre or something else is put back with its reason, and changes nothing", async (t) => {
  const [{ desk: one }, { desk: other }] = await two(t);
  await toHer(other);
  await writeNote(other, "From the second tablet.");
  const file = await saveFile(other);
  const stranger = await openWorld(t, { size: TABLET });
  await setUp(stranger.desk, { manager: { ...MANAGER, name: "Somebody Else" } });
  const foreign = await saveFile(stranger.desk);
  await toTablets(one);
  await one.press("tablets.take");
  await one.says("tablets.choose_first");
  const changed = Buffer.from(file);
  changed[200] ^= 1;
  const bad = [
    [Buffer.from("a letter"), "tablets.not_one"],
    [file.subarray(0, file.length - 100), "tablets.damaged_file"],
    [changed, "tablets.damaged_file"],
  ];
  for (const [bytes, key] of bad) {
    await chooseFile(one, bytes);
    await one.says(key);
    await one.press("tablets.take");
    await one.says("tablets.choose_first");
  }
  await takeIn(one, foreign);
  await one.says("tablets.foreign");
  await toHer(one);
  await toPart(one, "case.notes");
  assert.equal(await one.page.getByRole("article").count(), 1);
  await takeIn(one, file, { new: 0, changed: 1, known: 0 });
});

test("somebody is disabled on one tablet: a manager brings it across, she is out on both, and cases go on from one to the other", async (t) => {
  const [{ desk: one }, { desk: other }] = await two(t);
  await toHer(other);
  await writeNote(other, "From the second tablet.");
  const before = await saveFile(other);
  await other.lock();
  await toPage(one, "desk.team");
  await disable(one, INES);
  await takeIn(one, before);
  await one.says("tablets.other_keys");
  await signIn(other, MANAGER);
  await toTablets(other);
  await chooseFile(other, await saveFile(one, "tablets.everything"));
  await other.write("sign_in.name", MANAGER.signIn);
  await other.write("tablets.passphrase_there", INES.passphrase);
  await other.press("tablets.staff");
  await other.says("tablets.wrong_there");
  await other.write("tablets.passphrase_there", MANAGER.passphrase);
  await other.press("tablets.staff");
  await other.says("tablets.staff_done", { came: 0, out: 1 });
  await toPage(other, "desk.team");
  assert.match(await rowOf(other, INES).innerText(), new RegExp(word("team.no")));
  await takeIn(one, await saveFile(other), { new: 0, changed: 1, known: 0 });
  await other.lock();
  await trySignIn(other, INES);
  await other.says("sign_in.wrong");
});

test("only a manager makes a file for a new tablet; a file of cases sets none up", async (t) => {
  const [, { desk: other, page }] = await two(t);
  await toTablets(other);
  await other.button("tablets.give").waitFor();
  assert.equal(await other.button("tablets.everything").count(), 0);
  const cases = await saveFile(other);
  const third = await openWorld(t, { size: TABLET, hand: keyboard });
  await third.desk.open("set_up.title");
  await third.desk.press("set_up.join");
  await third.desk.press("join.join");
  await third.page.getByRole("alert").getByText(word("tablets.choose_first")).waitFor();
  await chooseFile(third.desk, cases);
  await third.desk.write("sign_in.name", INES.signIn);
  await third.desk.write("sign_in.passphrase", INES.passphrase);
  await third.desk.press("join.join");
  await third.desk.says("tablets.cases_only");
  await third.desk.press("join.back");
  await third.desk.at("set_up.title");
  assert.ok(await page.getByText(word("tablets.give_about"), { exact: true }).isVisible());
});
