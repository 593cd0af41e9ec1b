// Working with assessments: the list of a case, an interview, what it came to, and the same scales over time.

import { PACK, staffWord as word } from "../../support/words.mjs";
import { toPart } from "./cases.mjs";

export const title = (pack = PACK) => pack.title.en;

/** Begins an interview from any part of a case. */
export async function beginInterview(desk, who, pack = PACK) {
  await toPart(desk, "case.assessments");
  await desk.press("assess.begin", { name: title(pack) });
  await desk.at("interview.title", { name: who });
}

/** A way into an assessment of the list: its button begins with the word under `key`. */
export const wayOf = (desk, key, pack = PACK) =>
  desk.page.getByRole("list", { name: word("assess.list") }).getByRole("button", { name: `${word(key)}: ${title(pack)}` });

/** Goes on with the only assessment of a pack in the list. */
export async function goOn(desk, who, pack = PACK) {
  await toPart(desk, "case.assessments");
  await desk.hand.press(wayOf(desk, "assess.go_on", pack));
  await desk.at("interview.title", { name: who });
}

/** Goes to a section by its id. */
export async function toSection(desk, id, pack = PACK) {
  await desk.hand.press(stepOf(desk, id, pack));
  const section = pack.sections.find((other) => other.id === id);
  await desk.page.getByRole("heading", { level: 2, name: section.title.en, exact: true }).waitFor();
}

function stepOf(desk, id, pack) {
  const section = pack.sections.find((other) => other.id === id);
  const steps = desk.page.getByRole("navigation", { name: word("interview.sections") });
  return steps.getByRole("button", { name: section.title.en });
}

/** How many questions of a section are answered now, and of how many. What is being stored does not count yet. */
export async function progressOf(desk, id, pack = PACK) {
  return (await stepOf(desk, id, pack).innerText()).match(/\d+/g).map(Number);
}

/** Waits until so many questions of a section are answered, of so many. */
export const progressIs = (desk, id, [answered, of], pack = PACK) =>
  stepOf(desk, id, pack).getByText(word("interview.progress", { answered, asked: of }), { exact: true }).waitFor();

/** A question by its id. */
export const itemOf = (id, pack = PACK) => pack.sections.flatMap((section) => section.items).find((other) => other.id === id);

/** The block of a question, by the id of its item. */
export const asked = (desk, id, pack = PACK) =>
  desk.page.locator("section.app-asked").filter({ has: desk.page.getByRole("heading", { name: itemOf(id, pack).text.en, exact: true }) });

/** The options of a choice, with their labels. */
export function optionsOf(id, pack = PACK) {
  const { type, options } = itemOf(id, pack);
  if (type === "yes-no") return [];
  return typeof options === "string" ? pack.option_sets[options] : options;
}

/** The button of one answer. */
export const option = (desk, id, place) =>
  asked(desk, id).getByRole("button", { name: optionsOf(id)[place].text.en, exact: true });

/** Waits until an answer stands: it is on the disk then. */
export const stands = (button) => button.and(button.page().locator("[aria-pressed=true]")).waitFor();

/** Gives an answer by its place in the list of options, and waits until it stands. */
export async function choose(desk, id, place) {
  await desk.hand.press(option(desk, id, place));
  await stands(option(desk, id, place));
}

/** Presses the same answer in every question of the section that offers it, and waits until each stands. */
export async function chooseIn(desk, label, count) {
  const offers = desk.page.locator("section.app-asked").getByRole("button", { name: label, exact: true });
  await offers.nth(count - 1).waitFor();
  for (let at = 0; at < count; at += 1) {
    await desk.hand.press(offers.nth(at));
    await stands(offers.nth(at));
  }
}

/**
 * Answers every question of every section, those too that follow from an answer, with its first option or its last, or in any way that
 * fits; how many there were.
 */
export async function answerEverything(desk, which = "first") {
  const { page } = desk;
  const steps = page.getByRole("navigation", { name: word("interview.sections") }).getByRole("button");
  let count = 0;
  for (let at = 0; at < (await steps.count()) - 1; at += 1) {
    if (!(await steps.nth(at).isVisible())) continue;
    await desk.hand.press(steps.nth(at));
    await steps.nth(at).and(page.locator("[aria-current=step]")).waitFor();
    const seen = new Set();
    for (let open = true; open; ) {
      open = false;
      for (const question of await page.locator("section.app-asked:visible").all()) {
        const id = await question.getAttribute("id");
        if (seen.has(id) || (await question.getByRole("group").count()) === 0) continue;
        seen.add(id);
        await answerOne(desk, page.locator(`#${id}`), which);
        count += 1;
        open = true;
        break;
      }
    }
  }
  return count;
}

async function answerOne(desk, question, which) {
  const options = question.locator(".app-row:not(.app-row--passes) button");
  if ((await options.count()) > 0) {
    const option = options[which]();
    await desk.hand.press(option);
    return stands(option);
  }
  const fields = question.locator("input, textarea");
  const texts = (await fields.count()) === 3 ? ["3", "4", "2020"] : [(await fields.first().getAttribute("inputmode")) === "numeric" ? "3" : "Some words"];
  for (const [place, text] of texts.entries()) await desk.hand.write(fields.nth(place), text);
  await fields.first().focus();
  await fields.first().blur();
  await question.getByText(word("interview.kept"), { exact: true }).waitFor();
}

/** Finishes an interview on any pack; ends on its results. */
export async function finishAny(desk) {
  await desk.press("interview.end");
  await desk.press("interview.finish");
  await desk.page.getByRole("button", { name: word("results.answers_go_on"), exact: true }).waitFor();
}

/** Finishes the interview; ends on its results. */
export async function finish(desk) {
  await desk.press("interview.end");
  await desk.press("interview.finish");
  await desk.page.getByRole("heading", { name: word("results.strengths"), exact: true }).waitFor();
}

/** The row of a scale in the results. */
export function scaleRow(desk, id, pack = PACK) {
  const name = pack.scales.find((scale) => scale.id === id).title.en;
  return desk.page.getByRole("listitem").filter({ has: desk.page.getByRole("heading", { level: 3, name, exact: true }) });
}
