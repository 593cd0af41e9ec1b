// Each message arrives once, whatever the network and the partner do, and she sees where it is.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, lookAtPicture, says, send } from "../pages/closing.mjs";
import { comeBack, giveBackWords } from "../pages/save.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { dropId, openEverything, PARTNERS } from "../support/partners.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { readStorage } from "../support/traces.mjs";
import { fillUp } from "../support/storage-trouble.mjs";
import { backToSections, toWho } from "../support/walk.mjs";
import { CENTRE, word } from "../support/words.mjs";

/** Each partner has exactly one message, under the one id that was ever used for it. */
async function exactlyOnce(wire) {
  const opened = await openEverything(wire);
  for (const code of PARTNERS) {
    assert.equal(opened[code].length, 1, `${code} has one message`);
    assert.equal(new Set(wire.drops(code).map(dropId)).size, 1, `${code} was only ever sent one`);
  }
}

test("offline when she sends, then online: everything arrives once, by itself", async (t) => {
  const { app, wire, context } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 21 }));
  await wire.laterHasCome();
  await context.setOffline(true);
  wire.offline(true);
  await send(app);
  await says(app, ["centre"], "sent.offline");
  assert.equal(wire.drops().filter((r) => r.stored).length, 0);
  wire.offline(false);
  await context.setOffline(false);
  await delivered(app, wire, PARTNERS);
  await exactlyOnce(wire);
});

test("a partner that answers 500 is tried again; the others do not wait for it", async (t) => {
  const { app, wire } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 22 }));
  wire.fault("500", "centre", 2);
  await send(app);
  await delivered(app, wire, ["uob"]);
  await says(app, ["centre"], "sent.waiting");
  await app.press("sent.retry");
  await delivered(app, wire, PARTNERS);
  assert.equal(wire.drops("centre").length, 3, "it was tried until it was taken, and then no more");
  await exactlyOnce(wire);
});

test("while it is being locked she is told so, and cannot press twice", async (t) => {
  const { app, page, wire } = await openWorld(t);
  wire.stall(/\/keys-\w+\.txt$/);
  await toWho(app, makeWoman({ seed: 28 }));
  await app.press("who.send");
  await page.getByRole("status").filter({ hasText: word("save.locking") }).waitFor();
  assert.equal(await app.button("who.send").count(), 0, "nobody need press it twice");
  assert.equal(wire.drops().length, 0);
});

test("who gave no safe way to reach her is promised none", async (t) => {
  const { app, page } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 29 }));
  await send(app);
  await page.getByText(word("sent.lead_no_way", { centre: CENTRE.name })).waitFor();
});

test("a partner that hangs holds nobody else up", async (t) => {
  const { app, wire } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 23 }));
  wire.fault("hang", "uob");
  await send(app);
  await delivered(app, wire, ["centre", "jabbs"]);
  assert.equal(wire.drops("uob").filter((r) => r.stored).length, 0);
});

test("a partner that stores and then drops the connection has it once, and is said to have it", async (t) => {
  const { app, wire } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 24 }));
  wire.fault("store-then-drop", "centre", 2);
  await send(app);
  await delivered(app, wire, ["uob", "jabbs"]);
  await delivered(app, wire, PARTNERS);
  assert.ok(wire.drops("centre").length >= 3, "it was sent again, until an answer came");
  await exactlyOnce(wire);
});

test("a partner that refuses is named, with what to do, and nothing is lost or said to have arrived", async (t) => {
  const { app, wire } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 25 }));
  wire.fault("refuse", "centre");
  await send(app);
  await delivered(app, wire, ["uob"]);
  await says(app, ["centre"], "sent.refused", { centre: CENTRE.name });
  assert.equal(wire.drops("centre").filter((r) => r.stored).length, 0);
  // Whoever opens the page later sees only that something needs a look.
  await app.open();
  await app.press("opening.news_look");
  await says(app, ["centre"], "sent.refused", { centre: CENTRE.name });
  wire.fault("pass");
  await app.press("sent.retry");
  await delivered(app, wire, ["centre"]);
  for (const code of PARTNERS) await stored(wire, code);
  await exactlyOnce(wire);
});

test("the browser dies before anything is delivered: it is sent when she opens the page again", async (t) => {
  const world = await openWorld(t);
  await toWho(world.app, makeWoman({ seed: 26 }));
  world.wire.fault("hang");
  await send(world.app);
  await world.chromium.kill();
  world.wire.fault("pass");
  const app = await world.restart();
  await app.page.goto(`${APP}/`);
  for (const code of PARTNERS) await stored(world.wire, code);
  await exactlyOnce(world.wire);
});

/** Waits until a drop box stored something. */
async function stored(wire, code) {
  for (let turn = 0; turn < 900; turn += 1) {
    if (wire.drops(code).some((r) => r.stored)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${code} has nothing`);
}

test("two tabs with one queue send each message once", async (t) => {
  const world = await openWorld(t);
  await toWho(world.app, makeWoman({ seed: 27 }), { save: true });
  world.wire.fault("hang");
  await send(world.app);
  const others = [await world.context.newPage(), await world.context.newPage()];
  world.wire.fault("pass");
  for (const page of [world.page, ...others]) await page.goto(`${APP}/`);
  for (const code of PARTNERS) await stored(world.wire, code);
  await exactlyOnce(world.wire);
  const puts = world.wire.drops("centre").filter((r) => r.mode === "pass");
  assert.equal(puts.length, 1, "tabs take turns");
});

test("“don’t send it” removes everything and sends nothing, then or later", async (t) => {
  const { app, wire, page } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 28 }));
  await app.press("who.not");
  await app.at("remove.title");
  await app.press("remove.confirm");
  await app.at("remove.done_title");
  await app.open();
  assert.deepEqual(wire.drops(), []);
  assert.deepEqual(await readStorage(page), { databases: {}, cached: {}, local: {}, session: {}, cookies: "" });
});

test("“keep it” keeps it for her next visit, and then it is sent", async (t) => {
  const world = await openWorld(t);
  await toWho(world.app, makeWoman({ seed: 29 }));
  await world.app.press("who.keep");
  const words = await giveBackWords(world.app);
  await world.app.press("app.go_on");
  await world.app.at("who.title");
  const app = await world.restart();
  await app.open();
  await comeBack(app, words);
  await app.page.getByRole("heading", { level: 1 }).filter({ hasNotText: word("come_back.title") }).waitFor();
  assert.deepEqual(world.wire.drops(), [], "nothing left the phone before she said so");
  await backToSections(app);
  await app.press("sections.finish");
  await lookAtPicture(app);
  await send(app);
  await delivered(app, world.wire, PARTNERS);
  await exactlyOnce(world.wire);
});

test("a phone with no room to keep what waits: nothing is sent, she is told, and can send once there is room", async (t) => {
  const { app, wire, page } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 30 }));
  const room = await fillUp(page);
  await app.press("who.send");
  await page.getByRole("alert").filter({ hasText: word("errors.not_sent") }).waitFor();
  await app.at("who.title");
  assert.deepEqual(wire.drops(), []);
  await room.free();
  await send(app);
  await delivered(app, wire, PARTNERS);
  await exactlyOnce(wire);
});
