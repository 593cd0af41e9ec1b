// A licensed pack that lies sealed on the host: nobody reads it there, no phone opens it without an invite, and an invited one
// answers, keeps and sends it like any other.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expectedAtCentre, expectedForResearch } from "../support/agreements.mjs";
import { findCanaries } from "../support/canaries.mjs";
import { TABLET } from "../support/chromium.mjs";
import { deskOpen, licensed, servedSite } from "../support/desk.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { inviteLink, openedBy } from "../support/invites.mjs";
import { filesKept } from "../support/kept.mjs";
import { openDrop, openEverything, PARTNERS } from "../support/partners.mjs";
import { readStorage, scanProfile } from "../support/traces.mjs";
import { begin, throughQuestions, toSections, toSectionsBriefly, toWho } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { CENTRE, PACK, staffWord, word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { delivered, lookAtPicture, send } from "../pages/closing.mjs";
import { answerAll, onScreen } from "../pages/questions.mjs";
import { comeBack } from "../pages/save.mjs";
import { setUp } from "../pages/staff/access.mjs";
import { newCase, onCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { bringKey, fileInstead, makeInvite, openInbox, openMessage, waiting } from "../pages/staff/inbox.mjs";
import { askIt, choosePack, onPack } from "../pages/staff/packs.mjs";

/** A phone, and the licensed pack that the host has sealed. */
async function phone(t) {
  const world = await openWorld(t, { site: "licensed" });
  const quillwort = await licensed();
  return { ...world, world, quillwort, link: inviteLink({ packs: [quillwort] }) };
}

/** What the phone asked the host for, without the app's own address. */
const fetched = (wire, part) => wire.requests.filter(({ url }) => url.includes(part));

/**
 * Where Chromium itself notes which addresses were opened, before any page can do a thing about it: what a link holds, it holds
 * (ADR 0024). Everything else in the profile is what the app stored or the browser kept of it.
 */
const OWN_NOTES = /^(Default\/(History|Favicons|Top Sites|Sessions\/)|segmentation_platform\/)/;
const keptOf = async (profile, strings) => (await scanProfile(profile, strings)).filter(({ file }) => !OWN_NOTES.test(file));

/** Every form in which the key could stand somewhere: as it travels, in bytes, and in bytes as `readStorage` writes them. */
const keyForms = (key) => [key, Buffer.from(key, "base64url").toString("hex"), Buffer.from(key, "base64url")];
const inText = (key) => keyForms(key).filter((form) => typeof form === "string");

test("the host has not one word of it: no text, no id, no title, no key in any file, whole or unpacked", async () => {
  await servedSite("licensed");
  const { pack, name, key, folder } = await licensed();
  const texts = pack.sections.flatMap(({ title, items }) => [title.en, ...items.flatMap(({ id, text }) => [id, text.en])]);
  // Ids such as "word" stand in every program; a text stands nowhere else.
  const told = [...texts.filter((text) => text.includes("Quillwort")), pack.id, pack.title.en, name, key];
  assert.ok(told.length > 15);
  const unpack = { br: brotliDecompressSync, gz: gunzipSync };
  let sealed = 0;
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name));
    const plain = unpack[file.name.split(".").at(-1)]?.(bytes) ?? bytes;
    const hay = Buffer.from(plain.toString("latin1").toLowerCase(), "latin1");
    assert.deepEqual(told.filter((text) => hay.includes(text.toLowerCase())), [], file.name);
    assert.deepEqual(findCanaries(plain, [key]), [], file.name);
    assert.ok(!file.name.toLowerCase().includes(pack.id));
    if (file.name.startsWith("sealed-") && file.name.endsWith(".txt")) sealed += 1;
  }
  assert.equal(sealed, 1, "it is there");
});

test("without an invite nobody is offered it, and nothing of it is fetched; its name without its key opens nothing", async (t) => {
  const { app, page, wire, quillwort } = await phone(t);
  await toSectionsBriefly(app, makeWoman({ seed: 401 }));
  await begin(app);
  assert.ok(await onScreen(app, makeWoman({ seed: 401 }), PACK), "the centre's own questions");
  openedBy(app, inviteLink({ packs: [quillwort.name] }));
  await page.goto("about:blank");
  await app.open();
  await page.getByText(word("invite.too_old", { centre: CENTRE.name }), { exact: true }).waitFor();
  for (const part of ["sealed-", "opener-"]) assert.deepEqual(fetched(wire, part), [], part);
});

test("invited: she answers it, and the desk opens it under its exact version; its key is in no request and kept nowhere", async (t) => {
  const { app, page, wire, profile, chromium, quillwort, link } = await phone(t);
  const { pack, name, digest, key } = quillwort;
  const woman = makeWoman({ seed: 402, passes: Infinity });
  openedBy(app, link);
  await toSections(app, woman);
  await throughQuestions(app, woman, pack);
  await lookAtPicture(app);
  wire.fault("500");
  await send(app);
  assert.deepEqual(findCanaries(JSON.stringify(await readStorage(page)), inText(key)), [], "not in what waits to be sent");
  wire.fault("pass");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await delivered(app, wire, PARTNERS);

  const { centre, uob, jabbs } = await openEverything(wire);
  const { fields } = centre[0].payload;
  const identity = { id: pack.id, version: pack.version, digest };
  assert.deepEqual(fields.pack, identity);
  assert.deepEqual(fields.answers, expectedAtCentre(woman, pack).answers);
  assert.deepEqual(uob[0].payload.fields["closed-answers"], expectedForResearch(woman, pack));
  for (const [code, { text }] of [["centre", centre[0]], ["uob", uob[0]], ["jabbs", jabbs[0]]]) {
    assert.deepEqual(findCanaries(text, inText(key)), [], `${code} never has the key`);
    assert.ok(!text.includes("Quillwort"), `${code} has codes, not licensed texts`);
  }
  const opened = await deskOpen("centre", wire.drops("centre").find((drop) => drop.stored));
  assert.deepEqual(opened.fields.pack, identity);

  const sent = wire.requests.map(({ url, headers, body }) => `${url} ${headers.join(" ")} ${body.toString("latin1")}`).join("\n");
  assert.deepEqual(findCanaries(sent, inText(key)), [], "in no request");
  assert.ok(!sent.includes(name), "nor is its name");
  assert.equal(page.url(), `${APP}/`);
  await page.waitForTimeout(1500); // long enough for Chromium to write its own files
  await chromium.close();
  assert.deepEqual(await keptOf(profile, keyForms(key)), []);
});

test("saved, the browser ended, opened again without a connection: she comes back by her words alone, goes on and sends", async (t) => {
  const { world, quillwort, link } = await phone(t);
  const { pack, key } = quillwort;
  const woman = makeWoman({ seed: 403, passes: Infinity });
  openedBy(world.app, link);
  const words = await toSectionsBriefly(world.app, woman, { save: true });
  await begin(world.app);
  const typed = pack.sections.at(-1).items.find(({ type }) => type === "short-text");
  await answerAll(world.app, woman, pack, { until: ({ item }) => item.id === typed.id });
  await filesKept(world);
  const kept = await readStorage(world.page);
  assert.deepEqual(findCanaries(JSON.stringify(kept), [...inText(key), ...woman.secrets(), "Quillwort"]), [], "sealed with her answers");
  await world.chromium.close();
  assert.deepEqual(await keptOf(world.profile, keyForms(key)), []);

  const app = await world.restart();
  world.wire.offline(true);
  await world.context.setOffline(true);
  await app.open();
  await comeBack(app, words);
  await app.titled(typed.text.en);
  world.wire.offline(false);
  await world.context.setOffline(false);
  await answerAll(app, woman, pack);
  await lookAtPicture(app);
  await send(app);
  await delivered(app, world.wire, ["centre"]);
  const drop = world.wire.drops("centre").find((put) => put.stored);
  const { payload } = await openDrop("centre", drop);
  assert.deepEqual(payload.fields.answers, expectedAtCentre(woman, pack).answers);
  assert.match(payload.fields.invite, /^[0-9a-f]{32}$/);
  assert.equal(payload.fields.pack.digest, quillwort.digest);
});

test("invited and loaded anew before she saved: she is at the start without her invite, as with any other link", async (t) => {
  const { app, page, quillwort, link } = await phone(t);
  const woman = makeWoman({ seed: 404 });
  openedBy(app, link);
  await toSectionsBriefly(app, woman);
  await begin(app);
  assert.ok(await onScreen(app, woman, quillwort.pack));
  await page.reload();
  await app.at("opening.title");
  app.open = () => app.at("opening.title");
  await toSectionsBriefly(app, makeWoman({ seed: 404 }));
  await begin(app);
  assert.ok(await onScreen(app, makeWoman({ seed: 404 }), PACK), "the centre's own questions");
});

/** Opens a link that is no good, and waits until she is told so. */
async function opensInVain({ app, page }, link, key, values) {
  await page.goto("about:blank");
  await openedBy(app, link).open();
  await page.getByText(word(key, values), { exact: true }).waitFor();
  assert.equal(page.url(), `${APP}/`);
}

test("a wrong key, or a pack that the host does not have: told kindly, and she goes on without", async (t) => {
  const her = await phone(t);
  const { app, page, quillwort, link } = her;
  const other = Buffer.from(quillwort.key, "base64url").map((byte, at) => (at === 9 ? byte ^ 1 : byte));
  await opensInVain(her, inviteLink({ packs: [{ ...quillwort, name: "quillwort-8.0" }] }), "invite.too_old", { centre: CENTRE.name });
  await opensInVain(her, inviteLink({ packs: [{ ...quillwort, key: other.toString("base64url") }] }), "invite.not_whole");
  app.open = () => app.at("opening.title");
  const woman = makeWoman({ seed: 405 });
  await toSectionsBriefly(app, woman);
  await begin(app);
  assert.ok(await onScreen(app, woman, PACK), "the centre's own questions");
  await page.goto("about:blank");
  await openedBy(app, link).open();
  assert.equal(await page.locator(".app-banner").filter({ hasText: "link" }).count(), 0, "the same link is good again");
});

const FAULTS = {
  "changed on the way": [/\/sealed-\w+\.txt$/, "changed"],
  "not there": [/\/sealed-\w+\.txt$/, "refuse"],
  "in a list that does not come": [/\/list-\w+\.txt$/, "refuse"],
  "with an opener that does not come": [/\/opener-\w+\.js$/, "refuse"],
};
for (const [what, [file, mode]] of Object.entries(FAULTS)) {
  test(`a licensed pack that is ${what}: told kindly, and the link is good once it is there`, async (t) => {
    const her = await phone(t);
    her.wire.meets(file, mode);
    await opensInVain(her, her.link, "invite.not_whole");
    assert.ok(fetched(her.wire, APP).some(({ url, mode: met }) => file.test(url) && met === mode));
    if (mode === "changed") return; // a browser keeps what it was given under a name that never changes
    her.wire.meets(null);
    await her.page.goto("about:blank");
    await her.app.open();
    await her.page.getByText(word("opening.time", { minutes: her.quillwort.pack.minutes }), { exact: true }).waitFor();
    assert.equal(await her.page.locator(".app-banner").filter({ hasText: "link" }).count(), 0);
  });
}

test("taken in with its key and asked: an invite from a case carries the key, her phone opens it, and it is filed under its exact version", async (t) => {
  const { desk } = await openWorld(t, { size: TABLET, site: "licensed" });
  const { pack, name, digest, key, sealed } = await licensed();
  await setUp(desk, { key: bringKey });
  await choosePack(desk, { name: `${name}.sealed`, text: await readFile(sealed, "utf8") });
  await desk.write("packs.key", key);
  await desk.press("packs.open_sealed");
  await desk.says("packs.taken_sealed");
  await onPack(desk, pack.title.en);
  await askIt(desk);
  await toPage(desk, "desk.caseload");
  await newCase(desk, { name: "Ada Wren" });
  await toPart(desk, "case.invite");
  const choice = desk.page.getByRole("group", { name: staffWord("invite.which") }).first();
  await choice.waitFor();
  assert.equal(await choice.getByRole("checkbox").count(), CENTRE.packs.length + 1);
  const link = await makeInvite(desk, { packs: [pack.title.en] });
  assert.ok(Buffer.from(link.split("#")[1], "base64url").includes(Buffer.from(key, "base64url")), "the key is in the fragment");
  assert.deepEqual(findCanaries(JSON.stringify(await readStorage(desk.page)), [key, link.split("#")[1]]), [], "and kept sealed only");

  const her = await openWorld(t, { site: "licensed" });
  const woman = makeWoman({ seed: 421, passes: Infinity });
  await toWho(openedBy(her.app, link), woman, { pack });
  await send(her.app);
  await delivered(her.app, her.wire, ["centre"]);
  const { payload } = await openDrop("centre", her.wire.drops("centre").find((drop) => drop.stored));
  assert.deepEqual(payload.fields.pack, { id: pack.id, version: pack.version, digest });
  assert.deepEqual(payload.fields.answers, expectedAtCentre(woman, pack).answers);

  await openInbox(desk);
  await waiting(desk, woman.profile.name).filter({ hasText: staffWord("inbox.invited", { name: "Ada Wren" }) }).waitFor();
  await openMessage(desk, woman.profile.name);
  await fileInstead(desk, "Ada Wren");
  await onCase(desk, woman.profile.name);
  await toPart(desk, "case.assessments");
  await desk.page.getByRole("heading", { name: pack.title.en }).first().waitFor();
});
