// An invite to two sets of questions, from the case to her phone and back: both arrive by themselves, and both in her case.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, send } from "../pages/closing.mjs";
import { newCase, onCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { fileInstead, makeInvite, openInbox, openMessage, waiting } from "../pages/staff/inbox.mjs";
import { serveSite } from "../support/desk.mjs";
import { openedBy } from "../support/invites.mjs";
import { openTablet } from "../support/tablet.mjs";
import { oneAnswer, toWho } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { INTERVIEW, PACK, staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";

test("invited to two in an order: her phone sends each, the case waits until both are filed in it", async (t) => {
  const served = await serveSite("demo");
  const { desk, page } = await openTablet(t, { key: "brought", site: served });
  await newCase(desk, { name: "Ada Wren" });
  // The other way round than the centre file has them.
  const link = await makeInvite(desk, { packs: [INTERVIEW.title.en, PACK.title.en] });

  const her = await openWorld(t, { site: served });
  const woman = makeWoman({ seed: 511, passes: Infinity });
  await toWho(openedBy(her.app, link), woman, { pack: INTERVIEW });
  await send(her.app);
  await delivered(her.app, her.wire, ["centre"]);
  await openInbox(desk);
  await openMessage(desk, woman.profile.name);
  await fileInstead(desk, "Ada Wren");
  await onCase(desk, woman.profile.name);
  await toPart(desk, "case.invite");
  await desk.says("invite.partly", { back: 1, asked: 2 });
  assert.equal((await page.locator("#invite-link").innerText()).trim(), link, "the link is still good");

  await her.app.press("sets.go_on");
  await oneAnswer(her.app, woman, PACK);
  await send(her.app);
  await delivered(her.app, her.wire, ["centre"]);
  await openInbox(desk);
  await waiting(desk, woman.profile.name).filter({ hasText: word("inbox.invited", { name: woman.profile.name }) }).waitFor();
  await openMessage(desk, woman.profile.name);
  await desk.says("inbox.by_invite");
  await desk.press("inbox.file_here", { name: woman.profile.name });
  await onCase(desk, woman.profile.name);
  await toPart(desk, "case.invite");
  await desk.says("invite.answered");
  await toPart(desk, "case.assessments");
  for (const pack of [INTERVIEW, PACK]) {
    await page.getByRole("list", { name: word("assess.list") }).getByText(pack.title.en, { exact: true }).first().waitFor();
  }
  await toPage(desk, "desk.caseload");
});

test("an invite to nothing is not made, and it is said why", async (t) => {
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await toPart(desk, "case.invite");
  await desk.hand.tick(page.getByRole("group", { name: word("invite.which") }).first().getByRole("checkbox", { checked: true }));
  await desk.press("invite.make");
  await desk.says("invite.which_none");
  assert.equal(await page.locator("#invite-link").count(), 0);
});
