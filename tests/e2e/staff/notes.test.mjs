// Case notes: nothing typed is lost to a crash or a lock, a correction shows what it corrects, and words about somebody else
// are marked.

import assert from "node:assert/strict";
import test from "node:test";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { keyboard } from "../support/hands.mjs";
import { openTablet } from "../support/tablet.mjs";
import { staffWord as word, word as herWord } from "../support/words.mjs";
import { readStorage } from "../support/traces.mjs";
import { MANAGER, signIn } from "../pages/staff/access.mjs";
import { newCase, openCase, toPart } from "../pages/staff/cases.mjs";
import { beginNote, correct, enterNote, entry as note, markWords, noteText, strike } from "../pages/staff/notes.mjs";

async function notesOfAda(t, options) {
  const world = await openTablet(t, options);
  await newCase(world.desk, { name: "Ada Wren" });
  await toPart(world.desk, "case.notes");
  return world;
}

/** Types without the form being filled at once, as somebody does. */
async function type(desk, text) {
  await noteText(desk).focus();
  await desk.page.keyboard.type(text);
}

test("the browser dies in the middle of a note: what was typed is there again, is gone on with, and is entered once", async (t) => {
  const world = await notesOfAda(t);
  await beginNote(world.desk);
  await type(world.desk, "She came with her sister and");
  await markWords(world.desk, "her sister");
  await world.desk.says("note.kept");
  await world.restart();
  const { desk } = world;
  await desk.open();
  await signIn(desk);
  await openCase(desk, "Ada Wren");
  await desk.says("note.begun");
  await desk.press("note.go_on");
  await desk.says("note.found");
  assert.equal(await noteText(desk).inputValue(), "She came with her sister and");
  await desk.button("note.unmark_what", { words: "her sister" }).waitFor();
  await noteText(desk).press("End");
  await type(desk, " a friend.");
  await enterNote(desk);
  assert.match(await note(desk, 0).innerText(), /She came with .*her sister.* and a friend\./s);
  await note(desk, 0).locator("mark").filter({ hasText: "her sister" }).waitFor();
  await toPart(desk, "case.overview");
  await desk.button("case.archive").waitFor();
  assert.equal(await desk.page.getByText(word("note.begun"), { exact: true }).count(), 0);
  await toPart(desk, "case.notes");
  assert.equal(await desk.page.getByRole("article").count(), 1);
});

test("a note that is begun waits through a lock, sealed, with nothing of it left on the page or readable in storage", async (t) => {
  const { desk, page } = await notesOfAda(t);
  const canaries = makeCanaries();
  await beginNote(desk);
  await type(desk, canaries.words("begun"));
  await desk.says("note.kept");
  const entered = canaries.words("entered");
  const stored = async () => JSON.stringify(await readStorage(page));
  assert.deepEqual(findCanaries(await stored(), canaries.all()), []);
  await desk.lock();
  const values = await page.evaluate(() => [...document.querySelectorAll("input, textarea")].map((field) => field.value).join("\n"));
  assert.deepEqual(findCanaries([await page.content(), values, await stored()].join("\n"), canaries.all()), []);
  await signIn(desk);
  await openCase(desk, "Ada Wren");
  await toPart(desk, "case.notes");
  assert.equal(await noteText(desk).inputValue(), canaries.given.get("begun"));
  await desk.write("note.text", entered);
  await enterNote(desk);
  await desk.lock();
  assert.deepEqual(findCanaries([await page.content(), await stored()].join("\n"), canaries.all()), []);
});

test("leaving the part keeps the words typed last, and throwing them away asks first", async (t) => {
  const { desk } = await notesOfAda(t);
  await beginNote(desk);
  await type(desk, "Half a");
  await toPart(desk, "case.history");
  await toPart(desk, "case.notes");
  await desk.says("note.found");
  assert.equal(await noteText(desk).inputValue(), "Half a");
  await desk.press("note.throw_away");
  await desk.press("note.keep_writing");
  assert.equal(await noteText(desk).inputValue(), "Half a");
  await desk.press("note.throw_away");
  await desk.press("note.throw_away_sure");
  await desk.button("note.new").waitFor();
  await toPart(desk, "case.history");
  await toPart(desk, "case.notes");
  await desk.button("note.new").waitFor();
  await desk.says("note.none");
});

test("a correction shows the note it puts right, who wrote each and when; striking out asks why and hides nothing", async (t) => {
  const { desk } = await notesOfAda(t);
  await beginNote(desk);
  await desk.write("note.text", "We met at ten.");
  await enterNote(desk);
  await correct(desk, 0, "note.correct");
  assert.equal(await noteText(desk).inputValue(), "We met at ten.");
  await desk.write("note.text", "We met at eleven.");
  await enterNote(desk);
  assert.equal(await desk.page.getByRole("article").count(), 1, "it is the same note");
  assert.match(await note(desk, 0).innerText(), new RegExp(`We met at eleven\\.[\\s\\S]*${MANAGER.name}`));
  const before = note(desk, 0).getByText(word("entry.before", { count: 1 }), { exact: true });
  const old = note(desk, 0).getByRole("deletion").filter({ hasText: "We met at ten." });
  assert.equal(await old.isVisible(), false);
  await before.click();
  await old.waitFor();
  await strike(desk, 0, " ");
  await desk.says("entry.reason_needed");
  await desk.write("entry.reason", "Another woman's");
  await desk.press("entry.strike_sure");
  await desk.says("entry.struck", { reason: "Another woman's" });
  await note(desk, 0).getByText(word("entry.before", { count: 2 }), { exact: true }).click();
  await note(desk, 0).getByRole("deletion").filter({ hasText: "We met at eleven." }).waitFor();
  await old.waitFor();
});

test("notes stand by the day they are about, the latest first; a day to come is refused", async (t) => {
  const { desk } = await notesOfAda(t);
  for (const [text, year] of [["The second.", "2020"], ["The third.", "2024"], ["The first.", "2012"]]) {
    await beginNote(desk);
    await desk.write("note.text", text);
    await desk.hand.write(desk.page.getByLabel(herWord("question.year"), { exact: true }), year);
    await enterNote(desk);
  }
  const texts = await desk.page.getByRole("article").locator(".app-entry__text").allInnerTexts();
  assert.deepEqual(texts, ["The third.", "The second.", "The first."]);
  await beginNote(desk);
  await desk.write("note.text", "Tomorrow never knows.");
  await desk.hand.write(desk.page.getByLabel(herWord("question.year"), { exact: true }), "2199");
  await desk.press("note.enter");
  await desk.says("note.to_come");
  assert.equal(await noteText(desk).inputValue(), "Tomorrow never knows.");
});

test("marks move with the words as the note is written on, and can be taken away", async (t) => {
  const { desk } = await notesOfAda(t);
  await beginNote(desk);
  await type(desk, "Her mother Żaneta rang.");
  await desk.press("note.mark");
  await desk.says("note.mark_nothing");
  await markWords(desk, "Żaneta");
  await markWords(desk, "Her mother");
  await noteText(desk).press("Home");
  await type(desk, "Today: ");
  for (const words of ["Żaneta", "Her mother"]) await desk.button("note.unmark_what", { words }).waitFor();
  await desk.press("note.unmark_what", { words: "Her mother" });
  await enterNote(desk);
  const marks = note(desk, 0).locator("mark");
  assert.equal(await marks.count(), 1);
  assert.match(await marks.first().innerText(), /Żaneta$/);
});

test("a note is written, marked, entered and put right by keyboard alone", async (t) => {
  const { desk, page } = await notesOfAda(t, { hand: keyboard });
  await beginNote(desk);
  assert.ok(await noteText(desk).evaluate((text) => text === document.activeElement), "the words are where she types at once");
  await page.keyboard.type("Her son called");
  for (let letter = 0; letter < "called".length; letter += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  for (let letter = 0; letter < "Her son".length; letter += 1) await page.keyboard.press("Shift+ArrowLeft");
  await desk.press("note.mark");
  await desk.button("note.unmark_what", { words: "Her son" }).waitFor();
  await enterNote(desk);
  await correct(desk, 0, "note.correct");
  await desk.write("note.text", "Her son rang.");
  await enterNote(desk);
  assert.match(await note(desk, 0).innerText(), /Her son rang\./);
});
