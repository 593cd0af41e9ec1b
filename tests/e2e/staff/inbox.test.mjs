// From her phone to the tablet: an invite, what she sends, and whose it is, decided by a person. Each test has drop boxes of its own.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, send } from "../pages/closing.mjs";
import { newCase, onCase, openCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { asideList, fileInstead, looked, makeInvite, openInbox, openMessage, waiting } from "../pages/staff/inbox.mjs";
import { findCanaries } from "../support/canaries.mjs";
import { historyOf } from "../support/chromium.mjs";
import { serveSite } from "../support/desk.mjs";
import { APP, BOXES } from "../support/fault-proxy.mjs";
import { inviteLink, openedBy } from "../support/invites.mjs";
import { dropId, openDrop } from "../support/partners.mjs";
import { openTablet } from "../support/tablet.mjs";
import { readStorage } from "../support/traces.mjs";
import { toWho, wholeJourney } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { CENTRE, staffWord, word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";

/** A tablet that is set up with the centre's key, and a way to open phones that send to the same drop boxes. */
async function centre(t) {
  const served = await serveSite("demo");
  const { desk } = await openTablet(t, { key: "brought", site: served });
  return { desk, phone: () => openWorld(t, { site: served }) };
}

/** What Back and Forward can reach. (What somebody typed into the address bar, a browser remembers beside it.) */
const addresses = async (page) => (await historyOf(page)).entries.map(({ url }) => url).join(" ");

/** Her visit by a link, or by none, to the last page; everything has arrived. */
async function sendsIn({ app, wire }, woman, { link = `${APP}/`, all = false } = {}) {
  openedBy(app, link);
  if (all) await wholeJourney(app, woman);
  else await toWho(app, woman).then(() => send(app));
  await delivered(app, wire, ["centre"]);
  return wire.drops("centre").find((drop) => drop.stored);
}

test("invited from a case: she answers on her phone, it is in the inbox, filed, and in her record; the link leaves no trace", async (t) => {
  const { desk, phone } = await centre(t);
  await newCase(desk, { name: "Ada Wren" });
  const link = await makeInvite(desk);
  const fragment = link.split("#")[1];
  assert.match(link, new RegExp(`^${APP}/#[\\w-]{80,120}$`));

  const her = await phone();
  const woman = makeWoman({ seed: 301, passes: Infinity });
  const drop = await sendsIn(her, woman, { link });
  assert.equal(her.page.url(), `${APP}/`);
  assert.equal((await addresses(her.page)).includes(fragment), false, "not in the history");
  assert.equal(JSON.stringify(await readStorage(her.page)).includes(fragment), false, "kept nowhere");
  const sent = her.wire.requests.map(({ url, headers, body }) => `${url} ${headers.join(" ")} ${body.toString("latin1")}`);
  assert.equal(sent.some((request) => request.includes(fragment)), false, "in no request and no referrer");
  const { payload } = await openDrop("centre", drop);
  assert.match(payload.fields.invite, /^[0-9a-f]{32}$/);
  for (const code of ["uob", "jabbs"]) {
    const [other] = her.wire.drops(code);
    if (!other) continue; // the counters wait
    assert.equal((await openDrop(code, other)).text.includes(payload.fields.invite), false, `${code} never has it`);
  }

  await openInbox(desk);
  await waiting(desk, woman.profile.name).filter({ hasText: staffWord("inbox.invited", { name: "Ada Wren" }) }).waitFor();
  await openMessage(desk, woman.profile.name);
  await desk.says("inbox.by_invite");
  await desk.press("inbox.file_here", { name: "Ada Wren" });
  // What she said before and says otherwise now stands side by side; going back changes nothing.
  const title = desk.page.getByRole("heading", { level: 2, name: staffWord("inbox.replaces", { name: "Ada Wren" }) });
  await title.waitFor();
  const cells = await desk.page.getByRole("row").filter({ hasText: "Ada Wren" }).locator("th, td").allInnerTexts();
  assert.deepEqual(cells, [staffWord("subject.name"), "Ada Wren", woman.profile.name]);
  await desk.press("inbox.another_case");
  await title.waitFor({ state: "detached" });
  await fileInstead(desk, "Ada Wren");
  await onCase(desk, woman.profile.name);
  await toPart(desk, "case.history");
  await desk.page.getByRole("row").filter({ hasText: staffWord("event.assessment") }).first().waitFor();
  await toPart(desk, "case.invite");
  await desk.says("invite.answered");
  await openInbox(desk);
  await desk.says("inbox.nothing_new");
  const left = JSON.stringify([await readStorage(desk.page), await historyOf(desk.page)]);
  assert.deepEqual(findCanaries(left, [woman.profile.name]), [], "nothing readable on the tablet");
});

test("without an invite: a likely case is proposed with its reasons, and a person decides; another becomes a new case", async (t) => {
  const { desk, phone } = await centre(t);
  const woman = makeWoman({ seed: 302 });
  // She says everything the first time, and so is known by more than a name the second time.
  await sendsIn(await phone(), woman, { all: true });
  await openInbox(desk);
  await waiting(desk, woman.profile.name).filter({ hasText: staffWord("inbox.nobody_known") }).waitFor();
  await openMessage(desk, woman.profile.name);
  await desk.press("inbox.new_case");
  await onCase(desk, woman.profile.name);
  await sendsIn(await phone(), woman, { all: true });
  await openInbox(desk);
  await waiting(desk, woman.profile.name).filter({ hasText: staffWord("inbox.likely_count", { count: 1 }) }).waitFor();
  await openMessage(desk, woman.profile.name);
  const because = ["same_number", "same_birth", "same_phone", "same_name"].map((key) => staffWord(`inbox.${key}`)).join(", ");
  await desk.page.getByText(because, { exact: true }).waitFor();
  await desk.press("inbox.file_here", { name: woman.profile.name });
  await onCase(desk, woman.profile.name);
  await toPage(desk, "desk.caseload");
  await desk.says("caseload.one");
});

test("any other case is found by a search, and she is filed there", async (t) => {
  const { desk, phone } = await centre(t);
  const woman = makeWoman({ seed: 303 });
  await newCase(desk, { name: "Bea Lark" });
  await sendsIn(await phone(), woman);
  await openInbox(desk);
  await openMessage(desk, woman.profile.name);
  await desk.page.locator("summary").filter({ hasText: staffWord("inbox.other_case") }).click();
  await desk.write("inbox.other_case_search", "bea");
  await fileInstead(desk, "Bea Lark");
  await onCase(desk, woman.profile.name);
  await toPage(desk, "desk.caseload");
  await openCase(desk, woman.profile.name);
});

test("an invite that is damaged, too old or of another centre is explained, and she goes on without it", async (t) => {
  const her = await openWorld(t, { site: await serveSite("demo") });
  const link = inviteLink();
  const opens = async (address, key, values) => {
    await her.page.goto("about:blank");
    await her.page.goto(address);
    await her.app.at("opening.title");
    if (key) await her.page.getByText(word(key, values), { exact: true }).waitFor();
    assert.equal(her.page.url(), `${APP}/`);
  };
  await opens(link);
  assert.equal(await her.page.locator(".app-banner").filter({ hasText: "link" }).count(), 0, "a good one needs no words");
  await opens(`${link.slice(0, -3)}`, "invite.not_whole");
  await opens(`${APP}/#main`, "invite.not_whole");
  await opens(inviteLink({ centre: "elsewhere" }), "invite.other_centre", { centre: CENTRE.name });
  await opens(inviteLink({ version: 2 }), "invite.later");
  await opens(inviteLink({ packs: ["gwa-0.1"] }), "invite.too_old", { centre: CENTRE.name });
  const old = inviteLink({ lastDay: 20_000 });
  await opens(old, "invite.too_old", { centre: CENTRE.name });
  const drop = await sendsIn(her, makeWoman({ seed: 304 }), { link: old });
  assert.equal("invite" in (await openDrop("centre", drop)).payload.fields, false);
});

test("a link that is opened into a page that is open already is taken up, and leaves no trace there either", async (t) => {
  const { app, page, wire } = await openWorld(t, { site: await serveSite("demo") });
  const link = inviteLink();
  await app.open();
  await page.evaluate((hash) => (location.hash = hash), link.split("#")[1]);
  await page.waitForFunction(() => location.hash === "" && performance.getEntriesByType("navigation")[0]?.type === "reload");
  await app.at("opening.title");
  assert.equal(page.url(), `${APP}/`);
  app.open = () => app.at("opening.title");
  await toWho(app, makeWoman({ seed: 305 }));
  await send(app);
  await delivered(app, wire, ["centre"]);
  const [drop] = wire.drops("centre");
  assert.match((await openDrop("centre", drop)).payload.fields.invite, /^[0-9a-f]{32}$/);
  assert.equal((await addresses(page)).includes(link.split("#")[1]), false);
});

test("what is broken or replayed is set aside with its reason, is looked at again, and costs nothing beside it", async (t) => {
  const { desk, phone } = await centre(t);
  const her = await phone();
  const woman = makeWoman({ seed: 306 });
  const drop = await sendsIn(her, woman);
  const put = (id, body) =>
    her.page.evaluate(
      ([address, body]) => fetch(address, { method: "PUT", body, headers: { "content-type": "application/json" } }).then((r) => r.status),
      [`${BOXES}/centre/${id}`, body],
    );
  const [replay, broken] = ["f".repeat(32), "e".repeat(32)];
  assert.equal(await put(replay, drop.body.toString("utf8")), 201);
  assert.equal(await put(broken, "{}"), 201);
  assert.notEqual(dropId(drop), replay);
  await openInbox(desk);
  await waiting(desk, woman.profile.name).waitFor();
  const aside = await asideList(desk);
  await aside.filter({ hasText: staffWord("inbox.why_copy") }).waitFor();
  const notSealed = aside.filter({ hasText: staffWord("inbox.why_not_sealed") });
  await notSealed.waitFor();
  await desk.look("staff-inbox-aside");
  const before = await notSealed.elementHandle();
  await desk.hand.press(notSealed.getByRole("button"));
  await before.waitForElementState("hidden"); // the list is drawn anew
  await (await asideList(desk)).filter({ hasText: staffWord("inbox.why_not_sealed") }).waitFor();
  await openMessage(desk, woman.profile.name);
  await desk.page.locator("summary").filter({ hasText: staffWord("inbox.set_aside_title") }).click();
  await desk.write("inbox.set_aside_reason", "Tried out");
  await desk.press("inbox.set_aside");
  await desk.says("inbox.was_set_aside");
  await looked(desk);
  await (await asideList(desk)).filter({ hasText: "Tried out" }).waitFor();
});

test("without a connection the inbox says so and since when, and what is here can be filed", async (t) => {
  const { desk, phone } = await centre(t);
  const woman = makeWoman({ seed: 307 });
  await sendsIn(await phone(), woman);
  await openInbox(desk);
  await waiting(desk, woman.profile.name).waitFor();
  await desk.page.context().setOffline(true);
  await desk.press("inbox.look");
  await desk.says("inbox.offline");
  await openMessage(desk, woman.profile.name);
  await desk.press("inbox.new_case");
  await onCase(desk, woman.profile.name);
});
