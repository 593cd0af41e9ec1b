// What staff see of what was half typed when the tablet locked.

import { trySignIn } from "../pages/staff/access.mjs";
import { openCase, toPage } from "../pages/staff/cases.mjs";
import { toPlan } from "../pages/staff/plan.mjs";
import { staffWord as word } from "./words.mjs";

/** The names under which `look` is called. */
export const HALF_TYPED_PAGES = ["staff-lock-asked", "staff-half-typed", "staff-half-typed-list", "staff-half-typed-waits", "staff-half-typed-throw"];

/** Walks past them: the tablet locks over a goal of a case that stands, and whoever typed it signs in again. */
export async function everyHalfTypedPage(desk) {
  const kept = desk.page.getByRole("region", { name: word("half_typed.title"), exact: true });
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
  await toPlan(desk);
  await desk.press("plan.add_goal");
  await desk.write("plan.goal_words", "7777 77");
  await desk.press("desk.lock");
  await desk.page.getByRole("alertdialog").waitFor();
  await desk.look("staff-lock-asked");
  await desk.press("desk.lock_and_keep");
  await desk.at("sign_in.title");
  await trySignIn(desk);
  await desk.button("half_typed.go_to").waitFor();
  await desk.look("staff-half-typed");
  await toPage(desk, "desk.caseload");
  await desk.page.getByRole("list", { name: word("half_typed.title"), exact: true }).waitFor();
  await desk.look("staff-half-typed-list");
  await openCase(desk, "Ada Wren");
  await toPlan(desk);
  await desk.button("half_typed.go_on").waitFor();
  await desk.look("staff-half-typed-waits");
  await desk.press("half_typed.throw_away");
  await desk.page.getByRole("alertdialog").waitFor();
  await desk.look("staff-half-typed-throw");
  await desk.press("half_typed.throw_away_sure");
  await kept.waitFor({ state: "detached" });
}
