// What is known about her: a field is found by its name, changed in place, and says whose word it is.

import assert from "node:assert/strict";
import { staffWord as word } from "../../support/words.mjs";
import { toPage, toPart } from "./cases.mjs";

/** Goes to the part. */
export const toAbout = (desk) => toPart(desk, "case.about");

/** The field of a subject, by the key of its name: its section, or what is folded. */
export function field(desk, subject) {
  const name = word(`subject.${subject}`);
  const open = desk.page.locator("section.app-told").filter({ has: desk.page.getByRole("heading", { level: 3, name, exact: true }) });
  const folded = desk.page.locator("details").filter({ has: desk.page.locator("summary").filter({ hasText: name }) });
  return open.or(folded).first();
}

/** Opens a folded field. */
export async function unfold(desk, subject) {
  await desk.hand.open(field(desk, subject).locator("summary").first());
}

/** Opens the form of a field. */
export async function change(desk, subject) {
  const name = word(`subject.${subject}`);
  const known = desk.button("told.change_what", { name });
  await desk.hand.press(known.or(desk.button("told.add_what", { name })));
}

/** Says whose word it is. */
export const saidBy = (desk, subject, label) => desk.hand.tick(field(desk, subject).getByRole("radio", { name: label, exact: true }));

/** Writes into an input of a field, by its label. */
export const write = (desk, subject, label, text) => desk.hand.write(field(desk, subject).getByLabel(label, { exact: true }), text);

/** Saves the form of a field. */
export const save = (desk, subject) => desk.hand.press(field(desk, subject).getByRole("button", { name: word("told.save"), exact: true }));

/** Changes a field of one line and waits until it is saved. */
export async function tell(desk, subject, text, { by } = {}) {
  await change(desk, subject);
  if (by) await saidBy(desk, subject, by);
  await write(desk, subject, word(`subject.${subject}`), text);
  await save(desk, subject);
  // That it is saved may still be said of the time before.
  await field(desk, subject).locator("form").waitFor({ state: "detached" });
  await desk.says("told.saved", { name: word(`subject.${subject}`) });
}

/** What the field says: its values in the order they stand, each with the line of whose word it is. */
export async function told(desk, subject) {
  const voices = field(desk, subject).locator("> ul > li, > div > ul > li");
  return voices.evaluateAll((lines) => lines.map((line) => line.innerText));
}

/** From the caseload of a demo, opens a case whose telephone was written apart on two tablets; ends on what is known of her. */
export async function openApart(desk) {
  const waiting = desk.page.getByText(word("told.waiting", { names: word("subject.phone") }), { exact: true });
  const lines = desk.page.getByRole("list", { name: word("caseload.list"), exact: true }).getByRole("button");
  await lines.first().waitFor();
  for (let place = 0; place < (await lines.count()); place += 1) {
    await lines.nth(place).click();
    await toAbout(desk);
    await field(desk, "name").waitFor();
    if (await waiting.isVisible()) return waiting;
    await toPage(desk, "desk.caseload");
    await lines.first().waitFor();
  }
  return assert.fail("no case of the demo has a telephone that was written apart");
}
