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

/** Ends her support, or begins it again, with a reason; from the first page of the case. */
export async function archive(desk, reason) {
  await desk.press("case.archive");
  await desk.write("standing.archive_why", reason);
  await desk.press("standing.archive_done");
  await desk.says("case.archived");
}

export async function reopen(desk, reason) {
  await desk.press("case.reopen");
  await desk.write("standing.reopen_why", reason);
  await desk.press("standing.reopen_done");
  await desk.button("case.archive").waitFor();
}

/** Raises an alert; ends with it on the page. */
export async function raiseAlert(desk, why) {
  await desk.press("alert.raise");
  await desk.write("alert.why", why);
  await desk.press("alert.raise_done");
  await desk.button("alert.acknowledge").waitFor();
}

/** Acknowledges the first alert of the page. */
export async function acknowledge(desk, who, did) {
  await desk.hand.press(desk.button("alert.acknowledge").first());
  await desk.write("alert.did", did);
  await desk.press("alert.acknowledge_as", { name: who.name });
  await desk.page.getByText(word("alert.before", { count: 1 }), { exact: true }).waitFor();
}

/** From a case to the page that shows it beside another, which is found by its name. */
export async function sideBySide(desk, other) {
  await desk.press("together.look");
  await desk.at("together.title");
  await desk.write("together.search", other);
  await desk.hand.press(desk.page.getByRole("list", { name: word("together.found") }).getByRole("button", { name: other }));
  await desk.at("together.compare_title");
}
