// Without a connection: whoever saved her answers opens the app all the same and goes on; whoever did not leaves no trace
// of it. What she sends meanwhile goes out once the connection is back.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, lookAtPicture, says, send } from "../pages/closing.mjs";
import { answerOne, moved, onScreen } from "../pages/questions.mjs";
import { comeBack } from "../pages/save.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { filesKept } from "../support/kept.mjs";
import { PARTNERS } from "../support/partners.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { backToSections, begin, toSectionsBriefly } from "../support/walk.mjs";
import { PACK } from "../support/words.mjs";

async function setOffline({ wire, context }, offline) {
  wire.offline(offline);
  await context.setOffline(offline);
}

test("saved, closed, opened again without a connection: she comes back by words, answers and sends; online it arrives", async (t) => {
  const world = await openWorld(t);
  const woman = makeWoman({ seed: 101, passes: Infinity });
  const words = await toSectionsBriefly(world.app, woman, { save: true });
  await filesKept(world);

  world.wire.offline(true);
  await world.chromium.close();
  const app = await world.restart();
  await setOffline(world, true);
  await app.open();
  await comeBack(app, words);
  await begin(app);
  await answerOne(app, woman, PACK, (await onScreen(app, woman, PACK)).entry);
  await backToSections(app);
  await app.press("sections.finish");
  await lookAtPicture(app);
  await send(app);
  await says(app, ["centre"], "sent.offline");
  assert.deepEqual(world.wire.drops().filter((r) => r.stored), []);
  await setOffline(world, false);
  await delivered(app, world.wire, PARTNERS);
});

test("the connection goes in the middle: she goes on, saved or not, and what she sends goes out once it is back", async (t) => {
  for (const save of [false, true]) {
    await t.test(save ? "saved" : "not saved", async (t) => {
      const world = await openWorld(t);
      const { app } = world;
      const woman = makeWoman({ seed: 102, passes: Infinity });
      await toSectionsBriefly(app, woman, { save });
      await world.wire.laterHasCome();
      await setOffline(world, true);
      await begin(app);
      for (let turn = 0; turn < 3; turn += 1) await answerOne(app, woman, PACK, (await onScreen(app, woman, PACK)).entry);
      await backToSections(app);
      await app.press("sections.finish");
      await lookAtPicture(app);
      await send(app);
      await says(app, ["centre"], "sent.offline");
      assert.deepEqual(world.wire.drops().filter((r) => r.stored), []);
      await setOffline(world, false);
      await delivered(app, world.wire, PARTNERS);
    });
  }
});

test("reloading without a connection in the moment after saving: the app or the browser's own page, and then back to her words", async (t) => {
  const world = await openWorld(t);
  const { app, page } = world;
  const words = await toSectionsBriefly(app, makeWoman({ seed: 103 }), { save: true });
  await setOffline(world, true); // whether or not every file has arrived
  await page.reload({ timeout: 60_000 }).catch((error) => assert.match(error.message, /ERR_(INTERNET_DISCONNECTED|PROXY|FAILED|EMPTY)/));
  await setOffline(world, false);
  await app.open();
  await comeBack(app, words);
  await app.at("sections.title");
});

test("without saving, nothing of the app is kept to be opened without a connection", async (t) => {
  const { app, page } = await openWorld(t);
  const woman = makeWoman({ seed: 104 });
  await toSectionsBriefly(app, woman);
  const before = await app.titleNow();
  await app.press("sections.begin");
  await moved(app, before);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  assert.equal(page.url(), `${APP}/`);
});
