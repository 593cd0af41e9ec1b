// What is known about her: every field is written, put right, taken back, and never mixed with what others say.

import assert from "node:assert/strict";
import test from "node:test";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { keyboard } from "../support/hands.mjs";
import { TABLET } from "../support/chromium.mjs";
import { openTablet } from "../support/tablet.mjs";
import { staffWord as word, word as herWord } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { readStorage } from "../support/traces.mjs";
import { MANAGER, signIn } from "../pages/staff/access.mjs";
import { newCase, openCase, toPart } from "../pages/staff/cases.mjs";
import { fillDemo } from "../pages/staff/demo.mjs";
import { change, field, openApart, save, saidBy, tell, toAbout, told, unfold, write } from "../pages/staff/record.mjs";

const HARD = ["anger", "mental_health", "health", "abuse", "substances_and_gambling", "offence", "own_account", "criminal_history"];
const SOFT = ["personal_life", "work_and_money", "housing", "family", "education_and_strengths"];

async function aboutAda(t, options) {
  const world = await openTablet(t, options);
  await newCase(world.desk, { name: "Ada Wren" });
  await toAbout(world.desk);
  return world;
}

test("every field is written, says whose word it is, and is there after locking; nothing of it is left while locked", async (t) => {
  const { desk, page } = await aboutAda(t);
  const canaries = makeCanaries();
  const lines = { preferred_name: canaries.words("called"), nhs_number: canaries.nhsNumber("nhs"), national_insurance_number: canaries.nationalInsurance("ni") };
  for (const [subject, text] of Object.entries(lines)) await tell(desk, subject, text);
  for (const subject of [...SOFT, ...HARD]) {
    if (HARD.includes(subject)) await unfold(desk, subject);
    await tell(desk, subject, canaries.words(subject));
  }
  await change(desk, "date_of_birth");
  for (const [label, part] of [["day", "27"], ["month", "3"], ["year", "1985"]]) await write(desk, "date_of_birth", herWord(`question.${label}`), part);
  await save(desk, "date_of_birth");
  await change(desk, "phone");
  await write(desk, "phone", word("subject.phone"), canaries.phone("phone"));
  await saidBy(desk, "phone", word("told.is_safe_sometimes"));
  await write(desk, "phone", word("told.safe_when"), canaries.words("safe"));
  await save(desk, "phone");
  await change(desk, "email");
  await write(desk, "email", word("subject.email"), canaries.email("email"));
  await saidBy(desk, "email", word("told.is_not_safe"));
  await save(desk, "email");
  await change(desk, "address");
  await write(desk, "address", word("subject.address"), `${canaries.words("street")}\nStockport`);
  await save(desk, "address");
  await change(desk, "gp");
  await write(desk, "gp", word("subject.gp"), canaries.words("gp"));
  await write(desk, "gp", word("told.their_phone"), canaries.phone("gp phone"));
  await save(desk, "gp");
  await change(desk, "emergency_contact");
  await write(desk, "emergency_contact", word("told.their_name"), canaries.words("contact"));
  await write(desk, "emergency_contact", word("told.their_relationship"), canaries.words("relationship"));
  await write(desk, "emergency_contact", word("told.their_phone"), canaries.phone("contact phone"));
  await save(desk, "emergency_contact");
  await desk.says("told.saved", { name: word("subject.emergency_contact") });

  await desk.lock();
  const left = [await page.content(), JSON.stringify(await readStorage(page))].join("\n");
  assert.deepEqual(findCanaries(left, canaries.all()), []);
  await signIn(desk);
  await openCase(desk, "Ada Wren");
  await toAbout(desk);
  const text = await page.locator("main").evaluate((main) => main.textContent);
  for (const [what, canary] of canaries.given) assert.ok(text.includes(canary), `${what} is there again`);
  assert.match((await told(desk, "date_of_birth"))[0], /27 March 1985/);
  assert.match((await told(desk, "phone"))[0], new RegExp(word("told.is_safe_when", { note: canaries.given.get("safe") })));
  assert.match((await told(desk, "email"))[0], new RegExp(word("told.is_not_safe")));
  const by = new RegExp(`${word("told.by_herself")}.*${MANAGER.name}`);
  for (const subject of ["name", "phone", "housing"]) assert.match((await told(desk, subject))[0], by);
});

test("what does not fit is said at its field, nothing typed is lost, and nothing is written", async (t) => {
  const { desk } = await aboutAda(t);
  const wrong = [
    ["nhs_number", "943 476 5918", "problem.nhs"],
    ["national_insurance_number", "QQ 12", "problem.ni"],
    ["phone", "ask Jo", "problem.phone"],
    ["email", "roz@mail", "problem.email"],
  ];
  for (const [subject, typed, problem] of wrong) {
    await change(desk, subject);
    await write(desk, subject, word(`subject.${subject}`), typed);
    await save(desk, subject);
    const input = field(desk, subject).getByLabel(word(`subject.${subject}`), { exact: true });
    await field(desk, subject).getByText(herWord(problem), { exact: true }).waitFor();
    assert.equal(await input.inputValue(), typed);
    assert.equal(await input.getAttribute("aria-invalid"), "true");
    assert.ok(await input.evaluate((element) => element === document.activeElement), "the field has the focus");
  }
  await change(desk, "date_of_birth");
  await write(desk, "date_of_birth", herWord("question.year"), "2020");
  await save(desk, "date_of_birth");
  await desk.says("told.not_an_adult");
  await toPart(desk, "case.history");
  assert.equal(await desk.page.getByRole("row").filter({ hasText: word("event.told") }).count(), 1, "her name, from the start");
});

test("a colleague's word stands beside hers, a change shows what was said before, and an emptied field is taken back", async (t) => {
  const { desk } = await aboutAda(t);
  await tell(desk, "phone", "07700 900111");
  await tell(desk, "phone", "07700 900222", { by: word("told.by_staff") });
  let lines = await told(desk, "phone");
  assert.match(lines[0], new RegExp(`07700 900111[\\s\\S]*${word("told.by_herself")}`));
  assert.match(lines[1], new RegExp(`07700 900222[\\s\\S]*${word("told.by_staff")}`));
  await tell(desk, "phone", "07700 900333");
  lines = await told(desk, "phone");
  assert.match(lines[0], /07700 900333/);
  assert.match(lines[1], /07700 900222/, "what the colleague said is untouched");
  await field(desk, "phone").getByText(word("told.before", { count: 1 }), { exact: true }).click();
  await field(desk, "phone").getByRole("deletion").filter({ hasText: "07700 900111" }).waitFor();
  await tell(desk, "phone", "");
  lines = await told(desk, "phone");
  assert.equal(lines.length, 1);
  assert.match(lines[0], /07700 900222/);
  await field(desk, "phone").getByText(word("told.before", { count: 2 }), { exact: true }).waitFor();
});

test("what somebody could read over her shoulder is folded until it is tapped", async (t) => {
  const { desk } = await aboutAda(t);
  for (const subject of HARD) await field(desk, subject).getByText(word("told.folded_none"), { exact: true }).waitFor();
  await unfold(desk, "abuse");
  await tell(desk, "abuse", "Long ago, at home.");
  await toPart(desk, "case.overview");
  await toAbout(desk);
  const words = desk.page.getByText("Long ago, at home.");
  await field(desk, "abuse").getByText(word("told.folded_some"), { exact: true }).waitFor();
  assert.equal(await words.isVisible(), false);
  await unfold(desk, "abuse");
  assert.equal(await words.isVisible(), true);
});

test("a field that two tablets wrote apart shows both until somebody decides, and the other stays to be seen", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 40);
  const waiting = await openApart(desk);
  const apart = page.getByRole("group", { name: word("apart.title", { of: word("subject.phone") }), exact: true });
  const keep = apart.getByRole("button");
  assert.equal(await keep.count(), 2);
  const [one, other] = await apart.locator(".app-told__value").allInnerTexts();
  assert.notEqual(one, other);
  await keep.nth(1).click();
  await waiting.waitFor({ state: "hidden" });
  assert.equal(await apart.count(), 0);
  assert.match((await told(desk, "phone"))[0], new RegExp(other));
  await field(desk, "phone").locator("summary").click();
  await field(desk, "phone").getByRole("deletion").filter({ hasText: one }).waitFor();
});

test("a field is changed by keyboard alone, and the focus comes back to where it was", async (t) => {
  const { desk, page } = await aboutAda(t, { hand: keyboard });
  await tell(desk, "housing", "A room at her aunt's.");
  const changed = desk.button("told.change_what", { name: word("subject.housing") });
  await changed.waitFor();
  await page.waitForFunction((id) => document.activeElement?.id === id, await changed.getAttribute("id"));
  await unfold(desk, "own_account");
  await tell(desk, "own_account", "It was cold.");
  assert.match((await told(desk, "own_account"))[0], /It was cold\./);
});
