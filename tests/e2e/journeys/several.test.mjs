// An invite to more than one set of questions: each is sent by itself, what she says about herself is asked once, and what is still to
// come waits for her: on the page, behind her words, or behind her link.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, says, send } from "../pages/closing.mjs";
import { onScreen } from "../pages/questions.mjs";
import { comeBack, giveBackWords } from "../pages/save.mjs";
import { licensed } from "../support/desk.mjs";
import { inviteLink, openedBy } from "../support/invites.mjs";
import { filesKept } from "../support/kept.mjs";
import { dropId, openEverything } from "../support/partners.mjs";
import { begin, oneAnswer, toSectionsBriefly, toWho } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { CENTRE, INTERVIEW, PACK, word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";

const BOTH = inviteLink({ packs: CENTRE.packs });
const PARTNERS = ["centre", "uob"];
const named = (pack) => `${pack.id}-${pack.version}`;
const text = (app, key, values) => app.page.getByText(word(key, values), { exact: true });
const next = (app, { title, minutes }) => text(app, "sets.one", { title: title.en, minutes });

async function goesOn(app, pack) {
  await next(app, pack).waitFor();
  await app.press("sets.go_on");
}

async function setOffline({ wire, context }, offline) {
  wire.offline(offline);
  await context.setOffline(offline);
}

/** Lets the page change its store once more, and never again. */
const writesOnce = (page) =>
  page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    let writes = 0;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === "readwrite" && (writes += 1) > 1) throw new DOMException("stopped", "InvalidStateError");
      return transaction.call(this, stores, mode, options);
    };
  });

/** Waits until these partners have this many messages each. */
async function have(app, wire, codes, count) {
  await delivered(app, wire, codes);
  for (const code of codes) assert.equal(arrived(wire, code), count, code);
}

/** How many different messages a partner has. */
const arrived = (wire, code) => new Set(wire.drops(code).filter((drop) => drop.stored).map(dropId)).size;

/** What the centre got, in order: one woman, one invite, these packs. */
async function sentByOne(wire, woman, packs) {
  const { centre, uob } = await openEverything(wire);
  const fields = centre.map(({ payload }) => payload.fields);
  assert.deepEqual(fields.map(({ pack }) => `${pack.id}-${pack.version}`).sort(), packs.map(named).sort());
  assert.deepEqual([...new Set(fields.map(({ invite }) => invite))], ["1d".repeat(16)]);
  assert.deepEqual([...new Set(fields.map(({ name }) => name))], [woman.profile.name]);
  for (const { answers } of fields) assert.equal(answers.filter((answer) => !("no-answer" in answer)).length, 1, "each its own answer");
  return { fields, uob: uob.map(({ payload }) => payload.fields) };
}

test("two sets: she knows at the start, sends one, goes on with the other without a connection, and tells of herself once", async (t) => {
  const world = await openWorld(t);
  const { app, page, wire } = world;
  const woman = makeWoman({ seed: 501, passes: Infinity });
  await openedBy(app, BOTH).open();
  await page.getByRole("heading", { name: word("sets.title", { count: 2 }), exact: true }).waitFor();
  await text(app, "opening.time", { minutes: PACK.minutes + INTERVIEW.minutes }).waitFor();
  for (const pack of [PACK, INTERVIEW]) {
    const choice = page.getByRole("group", { name: word("sets.which") }).getByRole("button");
    await choice.filter({ hasText: word("sets.one", { title: pack.title.en, minutes: pack.minutes }) }).waitFor();
  }
  await app.look("opening-several");
  app.open = () => app.at("opening.title");
  await toWho(app, woman);
  await send(app);
  await have(app, wire, PARTNERS, 1);
  await next(app, INTERVIEW).waitFor();
  await app.look("sent-more");

  await setOffline(world, true);
  await goesOn(app, INTERVIEW);
  await oneAnswer(app, woman, INTERVIEW);
  await send(app);
  await says(app, ["centre"], "sent.offline");
  assert.equal(await page.getByRole("heading", { name: word("sets.next_title", { count: 1 }) }).count(), 0, "that was all");
  await setOffline(world, false);
  await have(app, wire, PARTNERS, 2);
  const { uob } = await sentByOne(wire, woman, [PACK, INTERVIEW]);
  assert.deepEqual(uob.map((fields) => fields["study-id"]), ["5a".repeat(16), "5a".repeat(16)], "one pseudonym");
});

test("saved: not now, the browser ended, and her words bring her to what is still to come; what she sent is not asked again", async (t) => {
  const world = await openWorld(t);
  const woman = makeWoman({ seed: 502, passes: Infinity });
  const words = await toWho(openedBy(world.app, BOTH), woman, { save: true });
  await filesKept(world);
  await send(world.app);
  await have(world.app, world.wire, PARTNERS, 1);
  await world.app.press("sets.not_now");
  await text(world.app, "sets.later_kept", { days: CENTRE.limits.draft_days }).waitFor();
  await world.app.look("sent-not-now");
  assert.equal(await world.page.getByLabel(word("remove.choice"), { exact: true }).isChecked(), false, "her words are to work");
  await world.app.press("app.done");
  await world.app.at("opening.title");
  assert.equal(await world.page.getByRole("group", { name: word("sets.which") }).count(), 0, "the invite is hers, not the phone's");
  await world.chromium.close();

  const app = await world.restart();
  await setOffline(world, true);
  await app.open();
  await comeBack(app, words);
  await text(app, "sets.sent_from_here", { title: PACK.title.en }).waitFor();
  await next(app, INTERVIEW).waitFor();
  await app.look("more");
  await goesOn(app, INTERVIEW);
  await setOffline(world, false);
  await oneAnswer(app, woman, INTERVIEW);
  await send(app);
  await have(app, world.wire, PARTNERS, 2);
  await sentByOne(world.wire, woman, [PACK, INTERVIEW]);
  await app.hand.tick(app.page.getByLabel(word("remove.choice"), { exact: true }));
  await app.press("app.done");
  await app.at("opening.title");
  await comeBack(app, words);
  await text(app, "sets.nothing_more").waitFor();
  await app.look("more-nothing");
});

test("the phone dies as soon as the first set is stored to be sent: behind her words it is known, and it goes once", async (t) => {
  const world = await openWorld(t);
  const woman = makeWoman({ seed: 505, passes: Infinity });
  const words = await toWho(openedBy(world.app, BOTH), woman, { save: true });
  await filesKept(world);
  world.wire.offline(true);
  await writesOnce(world.page);
  await send(world.app);
  await world.chromium.close();

  world.wire.offline(false);
  const app = await world.restart();
  await app.open();
  await comeBack(app, words);
  await text(app, "sets.sent_from_here", { title: PACK.title.en }).waitFor();
  await next(app, INTERVIEW).waitFor();
  while (!PARTNERS.every((code) => arrived(world.wire, code) > 0)) await new Promise((soon) => setTimeout(soon, 100));
  await sentByOne(world.wire, woman, [PACK]);
});

test("not saved and not now: she can save then, or open her link another day and begin with the set that she has not sent", async (t) => {
  const world = await openWorld(t);
  const { app, page, wire } = world;
  const woman = makeWoman({ seed: 503, passes: Infinity });
  await toWho(openedBy(app, BOTH), woman);
  await send(app);
  await have(app, wire, PARTNERS, 1);
  await app.press("sets.not_now");
  await text(app, "sets.later_open").waitFor();
  await app.look("sent-another-day");
  await app.press("app.done");
  await app.at("remove.done_title");

  await page.goto("about:blank");
  openedBy(app, BOTH);
  await app.open();
  const choice = page.getByRole("group", { name: word("sets.which") }).getByRole("button");
  await choice.filter({ hasText: INTERVIEW.title.en }).click();
  await choice.filter({ hasText: INTERVIEW.title.en }).and(page.locator("[aria-pressed=true]")).waitFor();
  app.open = () => app.at("opening.title");
  await toSectionsBriefly(app, woman);
  await oneAnswer(app, woman, INTERVIEW);
  await send(app);
  await have(app, wire, ["centre"], 2);
  await next(app, PACK).waitFor();
  await app.press("sets.not_now");
  await app.press("sections.save");
  const words = await giveBackWords(app);
  await app.press("app.go_on");
  await text(app, "sets.later_kept", { days: CENTRE.limits.draft_days }).waitFor();
  assert.equal(await page.getByLabel(word("remove.choice"), { exact: true }).isChecked(), false, "what she has just saved stays");
  await page.reload();
  await app.at("opening.title");
  await comeBack(app, words);
  await goesOn(app, PACK);
  await begin(app);
  assert.ok(await onScreen(app, woman, PACK));
});

test("a licensed set after an open one and before one: each with its own key, kept behind her words, opened without a connection", async (t) => {
  const world = await openWorld(t, { site: "licensed" });
  const quillwort = await licensed();
  const woman = makeWoman({ seed: 504, passes: Infinity });
  const link = inviteLink({ packs: [CENTRE.packs[0], quillwort, CENTRE.packs[1]] });
  const words = await toWho(openedBy(world.app, link), woman, { save: true });
  await filesKept(world);
  await send(world.app);
  await have(world.app, world.wire, PARTNERS, 1);
  await world.app.page.getByRole("heading", { name: word("sets.next_title", { count: 2 }), exact: true }).waitFor();
  await world.chromium.close();

  const app = await world.restart();
  await setOffline(world, true);
  await app.open();
  await comeBack(app, words);
  await goesOn(app, quillwort.pack);
  await begin(app);
  assert.ok(await onScreen(app, woman, quillwort.pack));
  await setOffline(world, false);
  await app.page.reload();
  await app.at("opening.title");
  await comeBack(app, words);
  await oneAnswer(app, woman, quillwort.pack);
  await send(app);
  await have(app, world.wire, PARTNERS, 2);
  await goesOn(app, INTERVIEW);
  await oneAnswer(app, woman, INTERVIEW);
  await send(app);
  await have(app, world.wire, PARTNERS, 3);
  await sentByOne(world.wire, woman, [PACK, quillwort.pack, INTERVIEW]);
});

test("of several sets, one that does not come is said and left out; the others are there", async (t) => {
  const { app, page } = await openWorld(t, { site: "licensed" });
  const quillwort = await licensed();
  const other = Buffer.from(quillwort.key, "base64url").map((byte, at) => (at === 9 ? byte ^ 1 : byte)).toString("base64url");
  await openedBy(app, inviteLink({ packs: [{ ...quillwort, key: other }, ...CENTRE.packs] })).open();
  await text(app, "sets.some_missing").waitFor();
  const choices = page.getByRole("group", { name: word("sets.which") }).getByRole("button");
  await choices.first().waitFor();
  assert.equal(await choices.count(), 2);
});

test("on a tablet of the centre nothing of hers stays once she does not go on, and the next set once she does", async (t) => {
  const { app, page, wire } = await openWorld(t);
  const woman = makeWoman({ seed: 505, passes: Infinity });
  await toWho(openedBy(app, inviteLink({ packs: CENTRE.packs, handed: true })), woman);
  await send(app);
  await have(app, wire, PARTNERS, 1);
  await goesOn(app, INTERVIEW);
  await oneAnswer(app, woman, INTERVIEW);
  await send(app);
  await have(app, wire, PARTNERS, 2);
  await app.press("app.done");
  await app.at("handed.title");
  await app.showsNone(woman.secrets());
  await page.goto("about:blank");
  await openedBy(app, inviteLink({ packs: CENTRE.packs, handed: true })).open();
  app.open = () => app.at("opening.title");
  await toWho(app, woman);
  await send(app);
  assert.equal(await app.button("app.done").count(), 0, "first she decides whether to go on");
  await app.press("sets.not_now");
  await app.press("app.done");
  await app.at("handed.title");
});
