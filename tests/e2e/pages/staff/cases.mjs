// The list of cases, and one of them.

import { staffWord as word } from "../../support/words.mjs";

/** Opens a new case from the list; ends on its first page. */
export async function newCase(desk, { name, called, reference }) {
  await desk.press("caseload.new");
  await desk.at("new_case.title");
  await desk.write("new_case.name", name);
  if (called) await desk.write("new_case.called", called);
  if (reference) await desk.write("new_case.reference", reference);
  await desk.press("new_case.open");
  await onCase(desk, name);
}

/** Waits until a case is shown. */
export const onCase = (desk, name) => desk.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** Opens a case from the list. */
export async function openCase(desk, name) {
  await desk.hand.press(desk.page.getByRole("list", { name: word("caseload.list") }).getByRole("button", { name }));
  await onCase(desk, name);
}

/** Goes to a part of the case that is open, by the key of its label. */
export async function toPart(desk, key) {
  await desk.hand.press(desk.page.getByRole("navigation", { name: word("case.parts") }).getByRole("button", { name: word(key), exact: true }));
}

/** Goes to one of the bar's pages. */
export async function toPage(desk, key) {
  await desk.hand.press(desk.page.getByRole("navigation", { name: word("desk.nav") }).getByRole("button", { name: word(key), exact: true }));
}
