// "Save and come back": nothing she answered is ever lost, and nothing is kept that she did not ask to keep.

import assert from "node:assert/strict";
import test from "node:test";
import { expectedAtCentre } from "../support/agreements.mjs";
import { PACK, word } from "../support/words.mjs";
import { appOn } from "../pages/app.mjs";
import { delivered, lookAtPicture, send } from "../pages/closing.mjs";
import { answerAll, give, moved, onScreen } from "../pages/questions.mjs";
import { comeBack, removeEverything, tryWords } from "../pages/save.mjs";
import { itemsOf } from "../support/condition.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openEverything, PARTNERS } from "../support/partners.mjs";
import { openWorld } from "../support/world.mjs";
import { readStorage } from "../support/traces.mjs";
import { begin, toSections, toSectionsBriefly } from "../support/walk.mjs";

const nothing = { databases: {}, cached: {}, local: {}, session: {}, cookies: "" };
/** A question in the middle of the pack that is answered by typing, so that the process can die between two letters. */
const typed = itemsOf(PACK).find(({ item }) => item.type === "short-text" || item.type === "long-text");

test("the browser dies in the middle of a question; she comes back by words and finishes without losing an answer", async (t) => {
  const world = await openWorld(t);
  const woman = makeWoman({ seed: 3 });
  const words = await toSections(world.app, woman, { save: true });
  await begin(world.app);
  await answerAll(world.app, woman, PACK, { until: ({ item }) => item.id === typed.item.id });
  await give(world.app, PACK, typed.item, woman.say(PACK, typed.item, { words: woman.canaries.words("typed before the end") }));

  const app = await world.restart(); // kill -9, in the very moment after her tap
  await app.open();
  await comeBack(app, words);
  await app.page.getByRole("heading", { level: 1 }).filter({ hasNotText: word("come_back.title") }).waitFor();
  await answerAll(app, woman, PACK);
  await lookAtPicture(app);
  await send(app);
  await delivered(app, world.wire, PARTNERS);
  const { centre } = await openEverything(world.wire);
  assert.equal(centre.length, 1);
  for (const [field, value] of Object.entries(expectedAtCentre(woman))) {
    assert.deepEqual(centre[0].payload.fields[field], value, field);
  }
});

test("an answer is sealed and stored before the screen moves on: killed right after every tap, none is missing", async (t) => {
  const world = await openWorld(t);
  const woman = makeWoman({ seed: 4, passes: Infinity });
  const words = await toSectionsBriefly(world.app, woman, { save: true });
  await begin(world.app);
  for (let turn = 0; turn < 3; turn += 1) {
    const app = world.app;
    const { entry } = await onScreen(app, woman, PACK);
    const before = await app.titleNow();
    await give(app, PACK, entry.item, woman.answer(PACK, entry.item));
    await moved(app, before);
    const next = await app.titleNow();
    const again = await world.restart();
    await again.open();
    await comeBack(again, words);
    await again.titled(next);
  }
});

test("wrong words: said kindly, nothing lost, and slower with every try", async (t) => {
  const { app } = await openWorld(t);
  const woman = makeWoman({ seed: 5 });
  const words = await toSectionsBriefly(app, woman, { save: true });
  await app.open();
  const wrong = [...words.slice(1), words[0] === "zoo" ? "abandon" : "zoo"];
  await comeBack(app, wrong);
  await app.page.getByText(word("come_back.wrong")).waitFor();
  let waited = false;
  for (let turn = 0; turn < 6 && !waited; turn += 1) {
    await tryWords(app, wrong);
    await app.page.getByText(word("come_back.wrong")).or(app.page.getByText(waitPattern)).first().waitFor();
    waited = await app.page.getByText(waitPattern).isVisible();
  }
  assert.ok(waited, "after several wrong tries she is asked to wait");
  await app.look("come-back-wait");
  await app.page.getByText(waitPattern).waitFor({ state: "hidden", timeout: 60_000 });
  await tryWords(app, words);
  await app.at("sections.title");
});
const waitPattern = new RegExp(word("come_back.wait", { seconds: "SECONDS" }).replace("SECONDS", "\\d+"));

test("words may be typed with capitals and spaces to spare", async (t) => {
  const { app } = await openWorld(t);
  const words = await toSectionsBriefly(app, makeWoman({ seed: 6 }), { save: true });
  await app.open();
  await comeBack(app, [`  ${words[0].toUpperCase()}`, ` ${words[1]} `, ...words.slice(2)]);
  await app.at("sections.title");
});

test("a second tab is told that her answers are open in another, and loses nothing", async (t) => {
  const { app, context } = await openWorld(t);
  const woman = makeWoman({ seed: 7 });
  const words = await toSectionsBriefly(app, woman, { save: true });
  const second = appOn(await context.newPage());
  await second.open();
  await comeBack(second, words);
  await second.page.getByText(word("errors.second_tab")).waitFor();
  await second.page.close();
  await begin(app);
  const { entry } = await onScreen(app, woman, PACK);
  await give(app, PACK, entry.item, woman.answer(PACK, entry.item));
  await app.open();
  await comeBack(app, words);
  const next = woman.shown(PACK).find(({ item }) => item.type !== "note" && !woman.answersTo(PACK).has(item.id));
  await app.titled(next.item.text.en);
});

test("without saving, nothing at all is stored", async (t) => {
  const { app, page } = await openWorld(t);
  const woman = makeWoman({ seed: 8 });
  await toSections(app, woman);
  await begin(app);
  await answerAll(app, woman, PACK, { until: ({ item }) => item.id === typed.item.id });
  assert.deepEqual(await readStorage(page), nothing);
});

test("remove everything works without the words, from the first page and from the middle", async (t) => {
  for (const from of ["first page", "parts"]) {
    await t.test(from, async (t) => {
      const { app, page } = await openWorld(t);
      await toSectionsBriefly(app, makeWoman({ seed: 9 }), { save: true });
      assert.notDeepEqual((await readStorage(page)).databases, {}, "there is something to remove");
      if (from === "first page") {
        await app.open();
        await app.press("opening.come_back");
        await app.at("come_back.title");
      }
      await removeEverything(app);
      assert.deepEqual(await readStorage(page), nothing);
      assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    });
  }
});

test("after the centre's limit of days her saved answers are gone", async (t) => {
  const world = await openWorld(t);
  await toSectionsBriefly(world.app, makeWoman({ seed: 10 }), { save: true });
  const app = await world.restart();
  await app.page.clock.install({ time: Date.now() + 15 * 24 * 3600 * 1000 });
  await app.open();
  const gone = app.page.getByRole("heading", { name: word("come_back.expired_title") });
  await app.press("opening.come_back");
  await gone.waitFor();
  assert.deepEqual(await readStorage(app.page), nothing);
});
