// The demo's tablet, filled with invented women.

import { staffWord as word } from "../../support/words.mjs";
import { openCase } from "./cases.mjs";

export const DEMO_PASSPHRASE = "three sparrows in the rain";
export const DEMO_CASEWORKER = { name: "Joan Barlow", signIn: "joan", passphrase: DEMO_PASSPHRASE };
export const DEMO_MANAGER = { name: "Maud Finch", signIn: "maud", passphrase: DEMO_PASSPHRASE };

/** Fills an empty tablet from its first page; ends on the caseload of the manager. */
export async function fillDemo(desk, count) {
  await desk.open("set_up.title");
  await desk.write("demo.count", String(count));
  await desk.press("demo.fill");
  await desk.title.and(desk.page.getByRole("heading", { name: word("caseload.title") })).waitFor({ timeout: 60_000 });
}

/** Invented among the first three dozen: her caseworker and she went through the questions with an interview, twice. */
const INTERVIEWED = "Niamh Brennan";

/** From the caseload of a demo, opens a case that was asked twice with an interview. */
export async function openInterviewed(desk) {
  await desk.write("caseload.search", INTERVIEWED);
  await openCase(desk, INTERVIEWED);
}
