// A phone that is full, that takes away what it kept, that keeps nothing: each is met, said, and loses at most one keystroke.

import assert from "node:assert/strict";
import test from "node:test";
import { comeBack } from "../pages/save.mjs";
import { give, onScreen, passAll } from "../pages/questions.mjs";
import { evict, fillUp, refuseDatabases } from "../support/storage-trouble.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { begin, toSectionsBriefly } from "../support/walk.mjs";
import { readWhatThisIs } from "../pages/before.mjs";
import { tellWhoSheIs } from "../pages/profile.mjs";
import { decideOnResearch } from "../pages/consent.mjs";
import { ABOUT, PACK, word } from "../support/words.mjs";

/** Saves, begins, and gives one answer while `trouble` has come over the phone. Gives what was on the screen. */
async function answerInTrouble(t, trouble) {
  const world = await openWorld(t);
  const woman = makeWoman({ seed: 81, passes: Infinity });
  const words = await toSectionsBriefly(world.app, woman, { save: true });
  await begin(world.app);
  const { entry } = await onScreen(world.app, woman, PACK);
  const here = await world.app.titleNow();
  const room = await trouble(world.page);
  await give(world.app, PACK, entry.item, woman.answer(PACK, entry.item));
  await world.page.getByRole("alert").filter({ hasText: word("question.could_not_save") }).waitFor();
  assert.equal(await world.app.titleNow(), here, "the screen does not move on");
  return { ...world, woman, words, entry, room };
}

test("a full phone: she is told, and once there is room the answer is stored and the screen moves on", async (t) => {
  const { app, page, words, woman, room } = await answerInTrouble(t, fillUp);
  await page.getByText(word("errors.full")).waitFor();
  await app.look("could-not-save");
  await room.free();
  await app.press("errors.retry");
  const next = woman.shown(PACK).find(({ item }) => item.type !== "note" && !woman.answersTo(PACK).has(item.id)).item.text.en;
  await app.titled(next);
  await app.open();
  await comeBack(app, words);
  await app.titled(next);
});

test("the browser takes away what it kept: she is told, and goes on without saving", async (t) => {
  const { app, page, woman } = await answerInTrouble(t, evict);
  await page.getByText(word("errors.evicted")).or(page.getByText(word("errors.closed"))).first().waitFor();
  await app.press("errors.go_on_unsaved");
  const next = woman.shown(PACK).find(({ item }) => item.type !== "note" && !woman.answersTo(PACK).has(item.id)).item.text.en;
  await app.titled(next);
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), [], "what she removed or lost is not brought back");
});

test("a browser that keeps nothing: said when she wants to save, and everything else works", async (t) => {
  const { app, page } = await openWorld(t);
  await refuseDatabases(page);
  await app.open();
  const woman = makeWoman({ seed: 82 });
  await readWhatThisIs(app);
  await tellWhoSheIs(app, woman, { brief: true });
  await passAll(app, woman, ABOUT);
  await decideOnResearch(app, woman);
  await app.press("save.make");
  await page.getByText(word("errors.private_mode")).waitFor();
  assert.equal(await page.getByRole("heading", { name: word("save.words_title") }).count(), 0, "no words for nothing");
});
