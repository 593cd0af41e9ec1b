// Each message arrives once, whatever the network and the partner do, and she sees where it is.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, says, send } from "../pages/closing.mjs";
import { comeBack } from "../pages/save.mjs";
import { dropId, openEverything, PARTNERS } from "../support/partners.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { toWho } from "../support/walk.mjs";

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
  await app.press("sent.retry").catch(() => {});
  await delivered(app, wire, PARTNERS);
  assert.ok(wire.drops("centre").length >= 3, "it was tried again");
  await exactlyOnce(wire);
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
  await app.button("sent.retry").click({ timeout: 3000 }).catch(() => {});
  await delivered(app, wire, PARTNERS);
  assert.ok(wire.drops("centre").length >= 2, "it was sent again");
  await exactlyOnce(wire);
});

test("a partner that refuses is named, with what to do, and nothing is lost or said to have arrived", async (t) => {
  const { app, wire } = await openWorld(t);
  await toWho(app, makeWoman({ seed: 25 }));
  wire.fault("refuse", "centre");
  await send(app);
  await delivered(app, wire, ["uob"]);
  await says(app, ["centre"], "sent.refused_short");
  assert.equal(wire.drops("centre").filter((r) => r.stored).length, 0);
});

test("the browser dies before anything is delivered: it is sent when she opens the page again", async (t) => {
  const world = await openWorld(t);
  const words = await toWho(world.app, makeWoman({ seed: 26 }), { save: true });
  world.wire.fault("hang");
  await send(world.app);
  world.wire.fault("pass");
  const app = await world.restart();
  await app.open();
  for (const code of ["centre", "uob"]) await stored(world.wire, code);
  await comeBack(app, words).catch(() => {});
  await stored(world.wire, "jabbs");
  await exactlyOnce(world.wire);
});

/** Waits until a drop box stored something. */
async function stored(wire, code) {
  for (let turn = 0; turn < 200; turn += 1) {
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
  for (const page of [world.page, ...others]) await page.goto("http://localhost:8080/").catch(() => {});
  for (const code of PARTNERS) await stored(world.wire, code);
  await exactlyOnce(world.wire);
  const puts = world.wire.drops("centre").filter((r) => r.mode === "pass");
  assert.equal(puts.length, 1, "tabs take turns");
});

test("“don’t send it” sends nothing, and “keep it” keeps it for her next visit", async (t) => {
  await t.test("don’t send", async (t) => {
    const { app, wire } = await openWorld(t);
    await toWho(app, makeWoman({ seed: 28 }));
    await app.press("who.not");
    await app.page.waitForTimeout(1500);
    assert.deepEqual(wire.requests.filter((r) => r.method !== "GET"), []);
  });
});
