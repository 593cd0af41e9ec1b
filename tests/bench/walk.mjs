//! The shortest way through the app, and the way through all questions of a pack.

import { callsForHelp, isShown, itemsOf, optionsOf } from "../e2e/support/condition.mjs";
import { word } from "../e2e/support/words.mjs";

/** What takes her on where she would say as little as she can, by page. Tried in this order. */
export const ONWARD = [
  "opening.start", "leaving_info.go_on", "private_check.yes", "notice.go_on", "consent.no", "save.not_now",
  "sections.begin", "question.hard_go_on", "question.rather_not", "app.go_on",
].map((key) => word(key));

/** The only thing that a centre needs to be told. */
export const NAMED = { label: `${word("about.name")} ${word("about.needed")}`, text: "Anna" };

/** The titles of a pack's questions. */
export const titlesOf = (pack) => itemsOf(pack).map(({ item }) => item.text.en);

/** Goes on until a page with one of these titles is on the screen. */
export async function goTo(visit, titles) {
  for (let page = 0; page < 100; page += 1) {
    if (titles.includes(await visit.title())) return;
    await visit.write(NAMED.label, NAMED.text);
    await visit.press(ONWARD);
  }
  throw new Error(`“${titles[0]}” or what is like it was not reached`);
}

/** On the offer to save: takes it. Gives her words. */
export async function save(visit) {
  await visit.press(word("save.make"));
  await visit.at(word("save.words_title"));
  const list = visit.page.getByRole("list", { name: word("save.words_list") }).getByRole("listitem");
  const words = (await list.allInnerTexts()).map((text) => text.replace(/^\d+\W*/, "").trim());
  await visit.press(word("save.words_kept"));
  await visit.write(word("save.ask_label"), words.join(" "));
  await visit.press(word("save.ask_go_on"));
  await visit.at(word("save.on"));
  await visit.press(word("app.go_on"));
  return words;
}

/** Answers every question of a pack that is shown, none passed over. Gives what the recorder saw of each tap. */
export async function answerAll(visit, pack) {
  const taps = [];
  const answers = new Map();
  for (const entry of itemsOf(pack)) {
    if (!isShown(entry, answers)) continue;
    const { item } = entry;
    while ((await visit.title()) !== item.text.en) await onto(visit, entry);
    const answer = answerTo(pack, item, taps.length);
    if (answer !== null) answers.set(item.id, answer);
    taps.push(...(await give(visit, pack, item, answer)));
  }
  return taps;
}

/** A page between two questions: what a part is about, or a list to begin from. */
async function onto(visit, { section, item }) {
  const title = await visit.title();
  const known = [section.title.en, word("sections.title")];
  if (!known.includes(title)) throw new Error(`“${title}” is on the screen, not ${item.id}`);
  await visit.press(ONWARD);
}

async function give(visit, pack, item, answer) {
  const named = (code) => optionsOf(pack, item).find((option) => option.code === code).text.en;
  const onward = { frameOnly: callsForHelp(item, answer) };
  const taps = [];
  const goOn = async () => taps.push(await visit.press(word("app.go_on"), onward));
  switch (item.type) {
    case "single-choice":
      taps.push(await visit.press(named(answer.code), onward));
      break;
    case "yes-no":
      taps.push(await visit.press(word(`app.${answer.code}`), onward));
      break;
    case "rating":
      taps.push(await visit.press(ratingNames(item, answer.number), onward));
      break;
    case "multiple-choice":
      for (const code of answer.codes) taps.push(await visit.press(named(code), { frameOnly: true }));
      await goOn();
      break;
    case "date":
      for (const [key, part] of Object.entries(answer.date)) await visit.write(word(`question.${key}`), part);
      await goOn();
      break;
    case "number":
    case "short-text":
    case "long-text":
      await visit.write(null, answer.words ?? String(answer.number));
      await goOn();
      break;
    case "note":
      await goOn();
      break;
    default:
      throw new Error(`nobody knows how to answer a ${item.type}`);
  }
  if (onward.frameOnly) await visit.press(word("safety.go_on"));
  return taps;
}

function answerTo(pack, item, luck) {
  const pick = (list) => list[luck % list.length];
  switch (item.type) {
    case "single-choice":
      return { code: pick(optionsOf(pack, item)).code };
    case "yes-no":
      return { code: pick(["yes", "no"]) };
    case "rating":
      return { number: luck % 11 };
    case "number":
      return { number: item.min + (luck % Math.min(item.max - item.min + 1, 20)) };
    case "multiple-choice":
      return { codes: optionsOf(pack, item).map((o) => o.code).filter((c) => !item.exclusive?.includes(c)).slice(0, 2) };
    case "date":
      return { date: { day: "14", month: "5", year: "2019" } };
    case "note":
      return null;
    default:
      return { words: "Things are going a little better than they did last winter." };
  }
}

const ratingNames = (item, n) => {
  const end = { 0: item.lowest.en, 10: item.highest.en }[n];
  return [String(n), ...(end ? [`${n}, ${end}`] : [])];
};
