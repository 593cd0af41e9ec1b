// The plan of a case, and what is printed.

import { staffWord as word } from "../../support/words.mjs";
import { toPage, toPart } from "./cases.mjs";

export const toPlan = (desk) => toPart(desk, "case.plan");

/** Adds a goal in her words, and says how ready she is; ends with it on the page. */
export async function addGoal(desk, words, stage) {
  await desk.press("plan.add_goal");
  await desk.write("plan.goal_words", words);
  if (stage) await desk.hand.tick(desk.page.getByLabel(word(stage), { exact: true }));
  await desk.press("plan.goal_add_done");
  await goal(desk, words).waitFor();
}

/** The card of a goal. */
export const goal = (desk, words) => desk.page.locator("article").filter({ has: desk.page.getByRole("heading", { level: 3, name: words, exact: true }) });

/** Adds a step to a goal. */
export async function addStep(desk, words, { what, who }) {
  await desk.hand.press(goal(desk, words).getByRole("button", { name: word("plan.add_step"), exact: true }));
  await desk.write("plan.step_what", what);
  if (who) await desk.write("plan.step_who", who);
  await desk.press("plan.step_add_done");
  await goal(desk, words).getByText(what, { exact: true }).waitFor();
}

/** From the caseload of a demo, opens the first case whose assessment suggests something nobody has decided; ends on its plan. */
export async function openSuggested(desk) {
  const lines = desk.page.getByRole("list", { name: word("caseload.list"), exact: true }).getByRole("button");
  for (let place = 0; ; place += 1) {
    await lines.nth(place).click();
    await toPlan(desk);
    await desk.says("plan.suggestions");
    await desk.page.locator(".app-suggestion").or(desk.page.getByText(word("plan.none_suggested"))).or(desk.page.getByText(word("plan.not_assessed"))).first().waitFor();
    if ((await undecided(desk).count()) >= 3) return;
    await toPage(desk, "desk.caseload");
    await lines.first().waitFor();
  }
}

/** Suggestions that nobody has decided about. */
export const undecided = (desk) => desk.page.locator(".app-suggestion").filter({ hasNot: desk.page.locator(".app-suggestion__decided") });

/** From the plan to one of the two pages to print; gives its paper. */
export async function toPaper(desk, key) {
  await desk.press(key);
  const paper = desk.page.locator("article.app-print");
  await paper.waitFor();
  return paper;
}
