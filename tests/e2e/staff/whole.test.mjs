// The whole of the work with one woman, by keyboard alone: a tablet set up, a case, an invite, what she sent from her phone filed,
// its figures read, a plan made of them, her page printed, and the tablet locked.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered, lookAtPicture, send } from "../pages/closing.mjs";
import { setUp, signIn } from "../pages/staff/access.mjs";
import { scaleRow, wayOf } from "../pages/staff/assess.mjs";
import { newCase, onCase, openCase, toPart } from "../pages/staff/cases.mjs";
import { bringKey, fileInstead, makeInvite, openInbox, openMessage } from "../pages/staff/inbox.mjs";
import { addStep, goal, toPaper, toPlan, undecided } from "../pages/staff/plan.mjs";
import { TABLET } from "../support/chromium.mjs";
import { serveSite } from "../support/desk.mjs";
import { keyboard } from "../support/hands.mjs";
import { openedBy } from "../support/invites.mjs";
import { throughQuestions, toSectionsBriefly } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { PACK, staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";

const GOAL = "Open my letters on the day they come";

test("from setting up to her printed page, by keyboard alone", async (t) => {
  const served = await serveSite("demo");
  const { desk, page } = await openWorld(t, { size: TABLET, site: served, hand: keyboard });
  await setUp(desk, { key: bringKey });
  await newCase(desk, { name: "Ada Wren" });
  const link = await makeInvite(desk);

  const her = await openWorld(t, { site: served });
  const woman = makeWoman({ seed: 512, passes: Infinity });
  await toSectionsBriefly(openedBy(her.app, link), woman);
  await throughQuestions(her.app, woman);
  await lookAtPicture(her.app);
  await send(her.app);
  await delivered(her.app, her.wire, ["centre"]);

  await openInbox(desk);
  await openMessage(desk, woman.profile.name);
  await fileInstead(desk, "Ada Wren");
  await onCase(desk, woman.profile.name);
  await toPart(desk, "case.assessments");
  await desk.hand.press(wayOf(desk, "assess.results"));
  const row = scaleRow(desk, "money");
  await desk.hand.press(row.locator("summary").filter({ hasText: word("results.behind", { scale: PACK.scales.find(({ id }) => id === "money").title.en }) }));
  await row.getByText(word("results.workings_caption"), { exact: true }).waitFor();

  await toPlan(desk);
  const open = await undecided(desk).first().waitFor().then(() => undecided(desk).count());
  await desk.hand.press(undecided(desk).first().getByRole("button", { name: word("plan.accept"), exact: true }));
  await desk.write("plan.goal_words", GOAL);
  await desk.press("plan.accept_done");
  await goal(desk, GOAL).waitFor();
  assert.equal(await undecided(desk).count(), open - 1);
  await addStep(desk, GOAL, { what: "Sit down with the box of letters", who: "Both of us" });
  await desk.press("plan.review_set");
  await desk.press("plan.in_four_weeks");
  await desk.button("plan.review_change").waitFor();

  const paper = await toPaper(desk, "summary.hers");
  await paper.getByText(GOAL, { exact: true }).waitFor();
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await desk.press("summary.print");
  assert.equal(await page.evaluate(() => window.printed), true);

  await desk.lock();
  await signIn(desk);
  await openCase(desk, woman.profile.name);
});
