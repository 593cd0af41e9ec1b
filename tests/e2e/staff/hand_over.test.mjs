// Handing her the tablet: the staff's side is locked, her journey is her own, and what she sends is in the inbox afterwards.

import assert from "node:assert/strict";
import test from "node:test";
import { onLastPage, send } from "../pages/closing.mjs";
import { signIn } from "../pages/staff/access.mjs";
import { newCase, onCase, toPart } from "../pages/staff/cases.mjs";
import { fileInstead, handOver, openInbox, openMessage, waiting } from "../pages/staff/inbox.mjs";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { historyOf } from "../support/chromium.mjs";
import { serveSite } from "../support/desk.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { workersKeep } from "../support/kept.mjs";
import { openTablet } from "../support/tablet.mjs";
import { readStorage } from "../support/traces.mjs";
import { toWho } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { staffWord, word } from "../support/words.mjs";

const tablet = async (t) => openTablet(t, { key: "brought", site: await serveSite("demo") });

/** Waits until the tablet opens both pages without a connection. */
const bothPagesKept = (page) => workersKeep(page, 2);

/** Her way on the tablet that she was handed, from its first page to the last. */
async function answers(app, woman) {
  app.open = () => app.at("opening.title");
  await toWho(app, woman);
  await app.press("who.send");
  await onLastPage(app);
}

/** She gives it back; ends where staff sign in. */
async function givesBack(app, desk) {
  await app.press("app.done");
  await app.at("handed.title");
  await app.look("handed");
  await app.press("handed.back");
  await desk.at("sign_in.title");
}

test("she answers on the tablet: nothing of the caseload is in reach, nothing of hers is left, and it is filed in her case", async (t) => {
  const { app, desk, page } = await tablet(t);
  const canaries = makeCanaries();
  const name = canaries.words("a case");
  await newCase(desk, { name });
  await handOver(desk, app);
  assert.equal(page.url(), `${APP}/`);
  const addresses = (await historyOf(page)).entries.map(({ url }) => url);
  assert.equal(addresses.some((url) => url.includes("#")), false, "the invite is not in the history");
  assert.deepEqual(findCanaries(await page.content(), canaries.all()), []);
  for (const away of [() => page.goBack(), () => page.goto(`${APP}/staff/`), () => page.reload()]) {
    await away().catch(() => {});
    await page.waitForLoadState();
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    assert.deepEqual(findCanaries(await page.content(), canaries.all()), [], "Back, the address, reload: no case");
    assert.equal(await page.getByRole("button", { name: staffWord("desk.lock") }).count(), 0);
  }
  await desk.open();
  await signIn(desk);
  await desk.page.getByRole("button", { name }).first().click();
  await onCase(desk, name);
  await handOver(desk, app);
  const woman = makeWoman({ seed: 311, passes: Infinity });
  await answers(app, woman);
  await givesBack(app, desk);
  assert.deepEqual(findCanaries(JSON.stringify([await readStorage(page), await page.content()]), woman.secrets()), []);
  await signIn(desk);
  await openInbox(desk);
  await waiting(desk, woman.profile.name).filter({ hasText: staffWord("inbox.invited", { name }) }).waitFor();
  await openMessage(desk, woman.profile.name);
  await fileInstead(desk, name);
  await onCase(desk, woman.profile.name);
});

test("with no connection: it waits sealed in the same browser, is filed, and counts once when it is delivered later", async (t) => {
  const { app, desk, page, wire, context } = await tablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await bothPagesKept(page);
  wire.offline(true);
  await context.setOffline(true);
  await handOver(desk, app);
  const woman = makeWoman({ seed: 312, passes: Infinity });
  app.open = () => app.at("opening.title");
  await toWho(app, woman);
  await send(app);
  await givesBack(app, desk);
  await signIn(desk);
  await openInbox(desk);
  await openMessage(desk, woman.profile.name);
  await fileInstead(desk, "Ada Wren");
  await onCase(desk, woman.profile.name);
  await toPart(desk, "case.history");
  const events = await page.getByRole("row").count();

  wire.offline(false);
  await context.setOffline(false);
  const hers = await context.newPage();
  await hers.goto(`${APP}/`);
  await hers.getByRole("heading", { level: 1 }).waitFor();
  while (!wire.drops("centre").some((drop) => drop.stored)) await new Promise((soon) => setTimeout(soon, 100));
  await hers.close();
  await openInbox(desk);
  await desk.press("inbox.look");
  await desk.says("inbox.nothing_new");
  await desk.page.getByText(staffWord("inbox.filed", { count: 1 }), { exact: true }).waitFor();
  await desk.page.goBack();
  await desk.page.getByRole("button", { name: woman.profile.name }).first().click();
  await onCase(desk, woman.profile.name);
  await toPart(desk, "case.history");
  assert.equal(await page.getByRole("row").count(), events, "nothing twice");
});

test("what she chose not to send stays with her, and removing hers leaves what another woman sent", async (t) => {
  const { app, desk, page, wire } = await tablet(t);
  wire.fault("offline", "centre");
  await newCase(desk, { name: "Ada Wren" });
  await handOver(desk, app);
  const [first, second] = [makeWoman({ seed: 313, passes: Infinity }), makeWoman({ seed: 314, passes: Infinity })];
  await answers(app, first);
  await givesBack(app, desk);
  await signIn(desk);
  await openInbox(desk);
  await desk.page.locator("summary").filter({ hasText: staffWord("hand.new_title") }).click();
  await desk.press("hand.hand");
  await app.at("opening.title");
  app.open = () => app.at("opening.title");
  await toWho(app, second);
  await app.press("who.not");
  await app.at("remove.title");
  await app.press("remove.confirm");
  await app.at("handed.title");
  await app.showsNone(second.secrets());
  await app.press("handed.back");
  await desk.at("sign_in.title");
  const kept = JSON.stringify(await readStorage(page));
  assert.deepEqual(findCanaries(kept, second.secrets()), []);
  await signIn(desk);
  await openInbox(desk);
  await waiting(desk, first.profile.name).waitFor();
  assert.equal(await waiting(desk, second.profile.name).count(), 0);
  wire.fault("pass", "centre");
  await page.goto(`${APP}/`);
  while (!wire.drops("centre").some((drop) => drop.stored)) await new Promise((soon) => setTimeout(soon, 100));
});

test("a tablet that she was handed stays one when its page is loaded anew: it says what has gone, and removing hers leaves what others sent", async (t) => {
  const { app, desk, page, wire } = await tablet(t);
  wire.fault("offline", "centre");
  await newCase(desk, { name: "Ada Wren" });
  await handOver(desk, app);
  const [first, second] = [makeWoman({ seed: 315, passes: Infinity }), makeWoman({ seed: 316, passes: Infinity })];
  await answers(app, first);
  await givesBack(app, desk);
  await signIn(desk);
  await desk.page.getByRole("button", { name: "Ada Wren" }).first().click();
  await onCase(desk, "Ada Wren");
  await handOver(desk, app);
  await toWho(app, second);
  await page.reload();
  await app.at("opening.title");
  await page.getByText(word("invite.loaded_anew"), { exact: true }).waitFor();
  await app.showsNone(second.secrets());
  await page.reload();
  await page.getByText(word("invite.loaded_anew"), { exact: true }).waitFor();
  await app.press("remove.link");
  await app.at("remove.title");
  await app.press("remove.confirm");
  await app.at("handed.title");
  await app.press("handed.back");
  await desk.at("sign_in.title");
  await signIn(desk);
  await openInbox(desk);
  await waiting(desk, first.profile.name).waitFor();
  await page.getByText(new RegExp(staffWord("inbox.to_send", { count: "\\d+" }).split(".")[0])).waitFor();
  wire.fault("pass", "centre");
  const [hers] = await Promise.all([page.context().waitForEvent("page"), desk.press("inbox.to_send_open")]);
  await hers.getByRole("heading", { level: 1 }).waitFor();
  while (!wire.drops("centre").some((drop) => drop.stored)) await new Promise((soon) => setTimeout(soon, 100));
  await hers.close();
});
