// No readable trace: not in what the page stores, not in any byte of the profile folder, whatever way the visit ends.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, lookAtPicture, send } from "../pages/closing.mjs";
import { answerAll } from "../pages/questions.mjs";
import { disguises, findCanaries, makeCanaries } from "../support/canaries.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { PARTNERS } from "../support/partners.mjs";
import { readStorage, scanProfile } from "../support/traces.mjs";
import { begin, throughQuestions, toSections, wholeJourney } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { PACK } from "../support/words.mjs";

test("the scan finds what is there: a canary in each kind of storage, under each disguise", async (t) => {
  const { page, profile, chromium } = await openWorld(t);
  const canaries = makeCanaries();
  const places = ["database", "local", "cache", "address"].map((place) => [place, canaries.words(place)]);
  const [database, local, cache, address] = places.map(([, canary]) => canary);
  await page.goto(`${APP}/?${address}`);
  await page.evaluate(async ([database, local, cache]) => {
    localStorage.setItem("a", local);
    await (await caches.open("c")).put("/c", new Response(cache));
    await new Promise((done) => {
      const open = indexedDB.open("d");
      open.onupgradeneeded = () => open.result.createObjectStore("s");
      open.onsuccess = () => {
        const change = open.result.transaction("s", "readwrite", { durability: "strict" });
        change.objectStore("s").put(new TextEncoder().encode(btoa(`${database} `)), "k");
        change.oncomplete = done;
      };
    });
  }, [database, local, cache]);
  const stored = JSON.stringify(await readStorage(page));
  assert.ok(stored.includes(local));
  await new Promise((done) => setTimeout(done, 500));
  await chromium.close();
  const found = new Set((await scanProfile(profile, canaries.all())).flatMap((hit) => hit.found));
  assert.deepEqual([...found].sort(), [...canaries.all()].sort());
  for (const form of disguises(database)) assert.deepEqual(findCanaries(Buffer.concat([Buffer.from("x"), form, Buffer.from("y")]), [database]), [database]);
});

const ends = {
  "closed by her": (world) => world.chromium.close(),
  "killed in the middle": (world) => world.chromium.kill(),
};
for (const [end, finish] of Object.entries(ends)) {
  test(`saved, nearly everything answered, ${end}: not one canary and not her words in any file`, async (t) => {
    const world = await openWorld(t);
    const { app, page, profile } = world;
    const woman = makeWoman({ seed: end.length, passes: Infinity });
    const words = await toSections(app, woman, { save: true });
    await throughQuestions(app, woman);
    const kept = await readStorage(page);
    assert.notDeepEqual(kept.databases, {}, "something is kept");
    assertSealed(kept, [...woman.secrets(), words.join(" ")]);
    await page.waitForTimeout(1500); // long enough for Chromium to write its own files
    await finish(world);
    assert.deepEqual(await scanProfile(profile, [...woman.secrets(), words.join(" ")]), []);
  });
}

test("not saved, everything sent, closed: no canary in any file and nothing stored", async (t) => {
  const { app, page, profile, wire, chromium } = await openWorld(t);
  const woman = makeWoman({ seed: 62, passes: Infinity });
  await wholeJourney(app, woman);
  await delivered(app, wire, PARTNERS);
  await page.waitForTimeout(1500);
  await chromium.close();
  assert.deepEqual(await scanProfile(profile, woman.secrets()), []);
});

test("what waits to be sent is sealed, and stored under names that say nothing", async (t) => {
  const { app, page, profile, wire, chromium } = await openWorld(t);
  const woman = makeWoman({ seed: 63, passes: Infinity });
  await toSections(app, woman);
  await begin(app);
  await answerAll(app, woman, PACK);
  await lookAtPicture(app);
  wire.fault("500");
  await send(app);
  assertSealed(await readStorage(page), woman.secrets());
  await page.waitForTimeout(1000);
  await chromium.kill();
  assert.deepEqual(await scanProfile(profile, woman.secrets()), []);
});

/** No canary in anything stored, and no name or key that tells what this is about. */
function assertSealed(kept, secrets) {
  assert.deepEqual([kept.local, kept.session, kept.cookies], [{}, {}, ""]);
  assert.deepEqual(findCanaries(JSON.stringify(kept), secrets), []);
  const names = Object.entries(kept.databases).flatMap(([database, stores]) => [
    database, ...Object.entries(stores).flatMap(([store, records]) => [store, ...records.map(({ key }) => String(key))]),
  ]);
  const telling = [PACK.id, ...PACK.sections.map((section) => section.id), "woman", "women", "abuse", "answer", "assess", "wellbeing"];
  for (const name of [...names, ...Object.keys(kept.cached)]) {
    const told = telling.filter((word) => word.length > 3 && name.toLowerCase().includes(word));
    assert.deepEqual(told, [], `${name} tells`);
  }
}
