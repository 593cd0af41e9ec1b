// A case as a whole: alerts, whose it is, whether it goes on, and two records that are one woman.

import assert from "node:assert/strict";
import test from "node:test";
import { openTablet } from "../support/tablet.mjs";
import { PACK, staffWord as word } from "../support/words.mjs";
import { TABLET } from "../support/chromium.mjs";
import { openWorld } from "../support/world.mjs";
import { MANAGER, signIn } from "../pages/staff/access.mjs";
import { acknowledge, archive, newCase, openCase, raiseAlert, reopen, sideBySide, toPage, toPart } from "../pages/staff/cases.mjs";
import { fillDemo } from "../pages/staff/demo.mjs";
import { addColleague } from "../pages/staff/team.mjs";

const COLLEAGUE = { name: "Ines Barlow", signIn: "ines", passphrase: "harbour pencil sunday otter" };
const lines = (desk) => desk.page.getByRole("list", { name: word("caseload.list"), exact: true }).getByRole("listitem");
const filter = (desk, key) => desk.page.getByRole("group", { name: word("caseload.filters") }).getByRole("button", { name: new RegExp(`^${word(key)} \\(`) });

/** A tablet with a manager, a colleague and one case. */
async function twoAtWork(t) {
  const { desk } = await openTablet(t);
  await addColleague(desk, COLLEAGUE);
  await toPage(desk, "desk.caseload");
  await newCase(desk, { name: "Ada Wren" });
  return desk;
}

test("an alert that somebody raised is met by whoever opens the case, and acknowledged by name with what was done", async (t) => {
  const desk = await twoAtWork(t);
  const { page } = desk;
  await raiseAlert(desk, "She did not come home last night.");
  assert.equal(await page.getByText("She did not come home").isVisible(), false, "folded");
  await desk.lock();
  await signIn(desk, COLLEAGUE);
  await desk.says("caseload.to_see");
  await openCase(desk, "Ada Wren");
  await page.getByText(word("alert.what")).click();
  await page.getByText("She did not come home").waitFor();
  await toPart(desk, "case.history");
  await desk.says("alert.one_open");
  await desk.press("alert.see");
  await desk.press("alert.acknowledge");
  await desk.press("alert.acknowledge_as", { name: COLLEAGUE.name });
  assert.equal(await page.getByLabel(word("alert.did"), { exact: true }).getAttribute("aria-invalid"), "true", "what was done is asked for");
  await desk.write("alert.did", "Rang her sister: she is safe there.");
  await desk.press("alert.acknowledge_as", { name: COLLEAGUE.name });
  await page.getByText(word("alert.before", { count: 1 }), { exact: true }).click();
  await page.getByText("Rang her sister").waitFor();
  await page.getByText(new RegExp(`^${word("alert.acknowledged_by", { name: COLLEAGUE.name, when: "" }).replace(/\.$/, "").trim()}`)).waitFor();
  await toPage(desk, "desk.caseload");
  assert.match(await filter(desk, "caseload.alerts").innerText(), /\(0\)/);
});

test("an alert of her answers says which questions it came of, folded until somebody looks", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 80);
  await desk.hand.press(filter(desk, "caseload.alerts"));
  // The list is narrowed a moment after the press: whichever line is first, it must be one with an alert.
  await desk.hand.press(lines(desk).filter({ hasText: word("caseload.open_alert") }).first().getByRole("button"));
  await desk.button("alert.acknowledge").first().waitFor();
  const asked = PACK.sections.flatMap((section) => section.items).filter((item) => item.safety).map((item) => item.text.en);
  const shown = page.locator(".app-alert__question");
  assert.equal(await shown.first().isVisible(), false);
  await page.getByText(word("alert.which")).first().click();
  await shown.first().waitFor();
  await page.waitForFunction((texts) => texts.includes(document.querySelector(".app-alert__question")?.textContent), asked);
});

test("a case is given to a colleague, and is hers in the list", async (t) => {
  const desk = await twoAtWork(t);
  await desk.press("standing.give");
  await desk.hand.press(desk.page.getByLabel(COLLEAGUE.name, { exact: true }));
  await desk.press("standing.give_done");
  await desk.button("case.take").waitFor();
  await toPage(desk, "desk.caseload");
  assert.match(await filter(desk, "caseload.mine").innerText(), /\(0\)/);
  assert.match(await lines(desk).first().innerText(), new RegExp(COLLEAGUE.name));
});

test("archiving and reopening take a reason, which stands with who and when", async (t) => {
  const desk = await twoAtWork(t);
  await desk.press("case.archive");
  await desk.press("standing.archive_done");
  const why = desk.page.getByLabel(word("standing.archive_why"), { exact: true });
  assert.equal(await why.getAttribute("aria-invalid"), "true");
  await desk.press("case.archive");
  await archive(desk, "Her plan is done");
  await desk.page.getByText("Her plan is done").waitFor();
  await desk.page.getByText(new RegExp(`^${word("standing.archived_by", { name: MANAGER.name, when: "" }).replace(/\.$/, "").trim()}`)).waitFor();
  await reopen(desk, "She asked for help again");
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
});

test("two records that are one woman: seen side by side, put together, found by both names, and taken apart again", async (t) => {
  const desk = await twoAtWork(t);
  const { page } = desk;
  await raiseAlert(desk, "She did not come home last night.");
  await toPage(desk, "desk.caseload");
  await newCase(desk, { name: "Adela Robin", reference: "R-7" });
  await sideBySide(desk, "Ada Wren");
  const row = (key) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: word(key), exact: true }) });
  assert.match(await row("together.names").innerText(), /Adela Robin\s+Ada Wren/);
  assert.match(await row("together.reference").innerText(), /R-7/);
  await desk.press("together.put_together");
  await desk.says("together.done");
  await desk.button("alert.acknowledge").waitFor();
  await toPage(desk, "desk.caseload");
  await desk.says("caseload.one");
  assert.match(await lines(desk).first().innerText(), /Adela Robin/);
  assert.match(await filter(desk, "caseload.alerts").innerText(), /\(1\)/, "of the record that is behind");
  await desk.write("caseload.search", "wren");
  await desk.says("caseload.one");
  await desk.hand.press(lines(desk).first().getByRole("button"));
  await desk.says("together.is_together", { count: 2 });
  await acknowledge(desk, MANAGER, "Went to see her.");
  await desk.press("together.take_apart");
  await desk.says("together.done_apart");
  await toPage(desk, "desk.caseload");
  await desk.says("caseload.count", { count: 2 });
  await openCase(desk, "Ada Wren");
  await page.getByText(word("alert.before", { count: 1 }), { exact: true }).waitFor();
});
