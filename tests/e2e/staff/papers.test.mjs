// Letters and papers: referrals with what they say of her kept apart, letters and documents; each put right and struck out.

import assert from "node:assert/strict";
import test from "node:test";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { openTablet } from "../support/tablet.mjs";
import { staffWord as word } from "../support/words.mjs";
import { readStorage } from "../support/traces.mjs";
import { MANAGER, trySignIn } from "../pages/staff/access.mjs";
import { newCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { correct, entry, strike } from "../pages/staff/notes.mjs";
import { addReferral, chooseSubject, writeDate } from "../pages/staff/papers.mjs";
import { field, tell, toAbout, told } from "../pages/staff/record.mjs";

async function papersOfAda(t, options) {
  const world = await openTablet(t, options);
  await newCase(world.desk, { name: "Ada Wren" });
  await toPart(world.desk, "case.papers");
  return world;
}

const FROM = "Probation, Stockport";

/** Takes down what the referral says of her telephone. */
async function referTelephone(desk, number) {
  await chooseSubject(desk, word("paper.from", { from: FROM }), "phone");
  await desk.write("subject.phone", number);
  await desk.press("told.save");
  await entry(desk, 0).getByRole("definition").filter({ hasText: number }).waitFor();
}

test("what a referral says of her stands apart, with its source and date, and changes nothing that she says", async (t) => {
  const { desk } = await papersOfAda(t);
  await addReferral(desk, { from: FROM, date: { day: "3", month: "2", year: "2026" }, says: "Asks for help with housing." });
  await entry(desk, 0).getByText(word("paper.dated", { date: "3 February 2026" }), { exact: true }).waitFor();
  assert.match(await entry(desk, 0).innerText(), new RegExp(`Asks for help with housing\\.[\\s\\S]*${MANAGER.name}`));
  await referTelephone(desk, "07700 900444");
  await toAbout(desk);
  await tell(desk, "phone", "07700 900111");
  const [hers, theirs] = await told(desk, "phone");
  assert.match(hers, new RegExp(`07700 900111[\\s\\S]*${word("told.by_herself")}`));
  assert.match(theirs, new RegExp(`07700 900444[\\s\\S]*${word("told.by_referral_of", { from: FROM, date: "3 February 2026" })}`));
  await tell(desk, "phone", "07700 900222");
  assert.match((await told(desk, "phone"))[1], /07700 900444/);
  await toPart(desk, "case.papers");
  await chooseSubject(desk, word("paper.from", { from: FROM }), "offence");
  await desk.write("subject.offence", "Took a coat.");
  await desk.press("told.save");
  const offence = entry(desk, 0).getByText("Took a coat.", { exact: true });
  await offence.waitFor({ state: "attached" });
  assert.equal(await offence.isVisible(), false, "folded, since others may see the tablet");
  await entry(desk, 0).getByText(word("subject.offence"), { exact: true }).click();
  await offence.waitFor();
  await toPage(desk, "desk.caseload");
  await desk.write("caseload.search", "900444");
  await desk.says("caseload.one");
});

test("a referral that was another woman's takes back what it says when it is struck out, and stays to be seen", async (t) => {
  const { desk } = await papersOfAda(t);
  await addReferral(desk, { from: FROM });
  await referTelephone(desk, "07700 900444");
  await strike(desk, 0, "Another Ada");
  await desk.says("entry.struck", { reason: "Another Ada" });
  assert.equal(await entry(desk, 0).getByRole("definition").count(), 0);
  await entry(desk, 0).getByText(word("entry.before", { count: 1 }), { exact: true }).waitFor();
  await toAbout(desk);
  await field(desk, "phone").getByText(word("told.not_known"), { exact: true }).waitFor();
  await field(desk, "phone").locator("summary").click();
  await field(desk, "phone").getByRole("deletion").filter({ hasText: "07700 900444" }).waitFor();
});

test("a complaint, a letter and a document are entered, and put right without losing how they read before", async (t) => {
  const { desk } = await papersOfAda(t);
  await desk.press("paper.add_letter");
  await desk.hand.tick(desk.page.getByRole("radio", { name: word("paper.complaint"), exact: true }));
  await desk.hand.tick(desk.page.getByRole("radio", { name: word("paper.by_email"), exact: true }));
  await writeDate(desk, { year: "2026" });
  await desk.write("paper.letter_says", "Nobody called me back.");
  await desk.press("paper.enter");
  await desk.page.getByRole("article", { name: word("paper.letter_from_her", { kind: word("paper.complaint"), date: "2026" }), exact: true }).waitFor();
  await desk.press("paper.add_document");
  await desk.write("paper.title", "Tenancy agreement");
  await desk.write("paper.maker", "Housing office");
  await desk.write("paper.kept", "Cabinet 2");
  await desk.press("paper.enter");
  await desk.says("paper.kept_at", { place: "Cabinet 2" });
  await correct(desk, 1, "paper.correct");
  assert.equal(await desk.page.getByLabel(word("paper.maker"), { exact: true }).inputValue(), "Housing office");
  await desk.write("paper.kept", "Cabinet 3");
  await desk.press("paper.enter");
  await desk.says("paper.kept_at", { place: "Cabinet 3" });
  assert.equal(await desk.page.getByRole("article").count(), 2);
  await entry(desk, 1).getByText(word("entry.before", { count: 1 }), { exact: true }).click();
  await entry(desk, 1).getByRole("deletion").filter({ hasText: "Cabinet 2" }).waitFor();
});

test("what is missing or wrong is said at its field, all at once, and nothing typed is lost", async (t) => {
  const { desk } = await papersOfAda(t);
  await desk.press("paper.add_letter");
  await writeDate(desk, { day: "31", month: "2", year: "2026" });
  await desk.press("paper.enter");
  await desk.says("desk.needed", { field: word("paper.letter_says") });
  await desk.write("paper.letter_says", "Thank you.");
  await desk.press("paper.enter");
  assert.equal(await desk.page.getByLabel(word("paper.letter_says"), { exact: true }).inputValue(), "Thank you.");
  await writeDate(desk, { year: "2199", day: "1" });
  await desk.press("paper.enter");
  await desk.says("paper.to_come");
  await desk.press("paper.not_now");
  assert.equal(await desk.page.getByRole("article").count(), 0);
});

test("nothing of a paper is left on the page or readable in storage once the tablet is locked", async (t) => {
  const { desk, page } = await papersOfAda(t);
  const canaries = makeCanaries();
  await addReferral(desk, { from: canaries.words("from"), says: canaries.words("says") });
  await desk.press("paper.add_document");
  await desk.write("paper.title", canaries.words("begun"));
  await desk.press("desk.lock");
  await desk.press("desk.lock_and_keep");
  await desk.at("sign_in.title");
  const values = await page.evaluate(() => [...document.querySelectorAll("input, textarea")].map((input) => input.value).join("\n"));
  const left = [await page.content(), values, JSON.stringify(await readStorage(page))].join("\n");
  assert.deepEqual(findCanaries(left, canaries.all()), []);
  await trySignIn(desk);
  await page.getByText(canaries.given.get("says")).waitFor();
  await page.getByRole("region", { name: word("half_typed.title"), exact: true }).waitFor();
  assert.equal(await page.getByLabel(word("paper.title"), { exact: true }).inputValue(), canaries.given.get("begun"));
});
