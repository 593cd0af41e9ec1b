// One question a screen: which one it is, answering it in every way there is, and the list of parts.

import assert from "node:assert/strict";
import { callsForHelp, optionsOf } from "../support/condition.mjs";
import { word } from "../support/words.mjs";

const PASS_WORDS = {
  "prefer-not-to-say": "question.rather_not",
  "rather-talk": "question.rather_talk",
  "does-not-apply": "question.not_apply",
};

/** The section whose content note, or the entry whose question, is on the screen; null when it is another page. */
export async function onScreen(app, woman, pack) {
  const title = await app.titleNow();
  const asked = woman.shown(pack).filter(({ item }) => item.text.en === title);
  const [entry] = [...asked.filter(({ item }) => !woman.answersTo(pack).has(item.id)), ...asked];
  if (entry) return { entry };
  const section = pack.sections.find((s) => s.content_note && s.title.en === title);
  return section ? { note: section } : null;
}

/** Answers what is on the screen as the woman would, and waits for what comes next. */
export async function answerOne(app, woman, pack, { item }) {
  const answer = woman.answer(pack, item);
  const before = await app.titleNow();
  await app.look(`question-${item.type}`);
  await give(app, pack, item, answer);
  if (callsForHelp(item, answer)) {
    await app.page.getByRole("heading", { name: word("safety.title") }).waitFor();
    await app.look("question-help-now");
    await app.press("safety.go_on");
  }
  await moved(app, before);
}

/** Waits until the title is another one. */
export const moved = (app, before) =>
  app.page.waitForFunction((text) => {
    const now = document.querySelector("h1")?.innerText.trim();
    return now && now !== text;
  }, before);

/** Gives one answer without waiting for anything. */
export async function give(app, pack, item, answer) {
  const { hand, page } = app;
  const named = (name) => page.getByRole("button", { name, exact: true });
  if (answer === null) return app.press("app.go_on");
  if ("pass" in answer) return app.press(PASS_WORDS[answer.pass]);
  const text = (code) => optionsOf(pack, item).find((option) => option.code === code).text.en;
  switch (item.type) {
    case "single-choice":
      return hand.press(named(text(answer.code)));
    case "yes-no":
      return app.press(`app.${answer.code}`);
    case "rating":
      // 0 and 10 also say what they mean.
      return hand.press(page.getByRole("button", { name: new RegExp(`^${answer.number}(\\D|$)`) }));
    case "multiple-choice":
      for (const code of answer.codes) await hand.tick(page.getByRole("checkbox", { name: text(code), exact: true }));
      return app.press("app.go_on");
    case "number":
      await hand.write(page.getByRole("textbox").first(), String(answer.number));
      return app.press("app.go_on");
    case "date":
      await writeDate(app, answer.date);
      return app.press("app.go_on");
    case "short-text":
    case "long-text":
      await hand.write(page.getByRole("textbox").first(), answer.words);
      return app.press("app.go_on");
    default:
      return assert.fail(`no page knows a ${item.type}`);
  }
}

async function writeDate(app, date) {
  const [year, month, day] = date.split("-").map(Number);
  if (day) await app.write("question.day", String(day));
  if (month) await app.write("question.month", String(month));
  await app.write("question.year", String(year));
}

/** Answers everything of a pack from the screen it is on, until another page comes. `until(entry)` stops before one. */
export async function answerAll(app, woman, pack, { until = () => false } = {}) {
  for (;;) {
    const now = await onScreen(app, woman, pack);
    if (now === null) return;
    if (now.note) {
      const before = await app.titleNow();
      await app.look("content-note");
      await app.press("question.hard_go_on");
      await moved(app, before);
    } else if (until(now.entry)) {
      return;
    } else {
      await answerOne(app, woman, pack, now.entry);
    }
  }
}

/** Passes over everything of a pack with "I'd rather not say", for walks that are about something else. */
export async function passAll(app, woman, pack) {
  for (let now = await onScreen(app, woman, pack); now !== null; now = await onScreen(app, woman, pack)) {
    const { item } = now.entry;
    if (item.type !== "note") woman.say(pack, item, { pass: "prefer-not-to-say" });
    await answerOne(app, woman, pack, now.entry);
  }
}
