// One way past every page and every state a woman can meet, for whoever wants to look at all of them.

import { lookAtPicture, send } from "../pages/closing.mjs";
import { understandLeaving } from "../pages/before.mjs";
import { tellWhoSheIs, writeBirth } from "../pages/profile.mjs";
import { answerAll, moved, onScreen } from "../pages/questions.mjs";
import { decideOnResearch } from "../pages/consent.mjs";
import { comeBack, giveBackWords, removeEverything, saveWithWords, tryWords } from "../pages/save.mjs";
import { setHidden } from "./chromium.mjs";
import { inviteLink, openedBy } from "./invites.mjs";
import { backToSections, begin, oneAnswer, toWho } from "./walk.mjs";
import { makeWoman } from "./woman.mjs";
import { ABOUT, CENTRE, INTERVIEW, PACK, word } from "./words.mjs";

/** The names under which `look` is called; a walk that misses one has lost a page. */
export const PAGES = [
  "opening", "leaving", "private-check", "private-later", "help", "notice", "notice-open", "about-name", "about-name-wrong",
  "about-birth", "about-birth-wrong", "about-ways", "about-numbers", "about-numbers-wrong", "about-people", "consent",
  "save-offer", "save-words", "save-ask", "save-ask-wrong", "save-on", "sections", "sections-started", "content-note",
  "question-note", "question-single-choice", "question-multiple-choice", "question-yes-no", "question-rating",
  "question-number", "question-date", "question-short-text", "question-long-text", "question-help-now", "question-wrong",
  "check", "check-open", "picture", "picture-open", "who", "who-open", "sent", "come-back", "come-back-wrong", "locked",
  "remove", "removed", "opening-no-invite", "handed", "opening-several", "sent-more", "sent-another-day", "sent-not-now", "more",
  "more-nothing",
];

/** Walks past all of them in a world of its own. */
export async function everyPage(t, openWorld, { look, seed = 51, ...options }) {
  const world = await openWorld(t, { look, ...options });
  const woman = makeWoman({ seed });
  // Whatever else she says, she meets a date and a number.
  for (const [id, code] of [["home.place", "own"], ["drink.any", "yes"]]) woman.say(PACK, itemOf(id), { code });
  const { app, page } = world;
  await app.open();
  await app.look("opening");
  await app.press("opening.start");
  await app.at("leaving_info.title");
  await app.look("leaving");
  await understandLeaving(app);
  await app.look("private-check");
  await app.press("private_check.no");
  await app.at("private_check.later_title");
  await app.look("private-later");
  await app.press("private_check.later_anyway");
  await app.at("notice.title");
  await help(app);
  await app.look("notice");
  await openFolded(page);
  await page.getByText(word("notice.full_lead"), { exact: true }).waitFor();
  await openFolded(page); // what came just now
  await app.look("notice-open");
  await app.press("notice.go_on");
  await aboutHer(app, woman);
  await answerAll(app, woman, ABOUT);
  await decideOnResearch(app, woman);
  const words = await saving(app);
  await questions(app, woman);
  await app.at("check.title");
  await app.look("check");
  await openFolded(page);
  await app.look("check-open");
  await lookAtPicture(app);
  await app.back();
  await app.at("picture.title");
  await openFolded(page);
  await app.look("picture-open");
  await app.press("picture.go_on");
  await app.at("who.title");
  await openFolded(page);
  await app.look("who-open");
  await comeBackAndRemove(world, words);
  await sendUnsaved(t, openWorld, { look, options });
  await byInvite(t, openWorld, { look, options });
  await several(t, openWorld, { look, options });
}

const itemOf = (id) => PACK.sections.flatMap((section) => section.items).find((item) => item.id === id);

async function help(app) {
  await app.press("help.link");
  await app.at("help.title");
  await app.look("help");
  await app.press("help.back");
}

/** Opens everything that can be unfolded. */
export async function openFolded(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

/** The pages about her, each first with something wrong on it where that can be. */
async function aboutHer(app, woman) {
  await app.at("about.title");
  await app.press("app.go_on");
  await app.page.getByRole("alert").waitFor();
  await app.look("about-name-wrong");
  const wrong = {
    birth: () => writeBirth(app, { day: 31, month: 2, year: 1987 }),
    numbers: () => app.write("about.nhs", "1234567890"),
  };
  const before = app.look;
  app.look = async (name) => {
    const [, part] = name.split("about-");
    await before(name);
    if (!(part in wrong)) return;
    const fields = app.page.getByRole("textbox");
    const right = await Promise.all((await fields.all()).map((field) => field.inputValue()));
    await wrong[part]();
    await app.press("app.go_on");
    await app.page.getByRole("alert").waitFor();
    await before(`${name}-wrong`);
    for (const [place, text] of right.entries()) await fields.nth(place).fill(text);
  };
  await tellWhoSheIs(app, woman);
  app.look = before;
}

async function saving(app) {
  const before = app.look;
  app.look = async (name) => {
    await before(name);
    if (name !== "save-ask") return;
    await app.write("save.ask_label", "not these words");
    await app.press("save.ask_go_on");
    await app.page.getByText(word("save.ask_wrong")).waitFor();
    await before("save-ask-wrong");
  };
  const words = await saveWithWords(app);
  app.look = before;
  return words;
}

async function questions(app, woman) {
  await app.look("sections");
  await begin(app);
  await answerAll(app, woman, PACK, { until: () => woman.answersTo(PACK).size > 3 });
  await backToSections(app);
  await app.look("sections-started");
  await app.press("sections.go_on");
  await moved(app, word("sections.title"));
  await wrongNumber(app, woman);
  await answerAll(app, woman, PACK);
}

/** On the way, one number that cannot be. */
async function wrongNumber(app, woman) {
  const number = ({ item }) => item.type === "number";
  await answerAll(app, woman, PACK, { until: number });
  const now = await onScreen(app, woman, PACK);
  if (!now?.entry || !number(now.entry)) return;
  await app.page.getByRole("textbox").first().fill(String(now.entry.item.max + 1));
  await app.press("app.go_on");
  await app.page.getByRole("alert").waitFor();
  await app.look("question-wrong");
}

async function comeBackAndRemove(world, words) {
  const { app, page } = world;
  await page.clock.install();
  await app.open();
  await comeBack(app, [...words].reverse());
  await page.getByText(word("come_back.wrong")).waitFor();
  await app.look("come-back-wrong");
  await tryWords(app, words);
  await page.getByRole("heading", { level: 1 }).filter({ hasNotText: word("come_back.title") }).waitFor();
  await setHidden(page, true);
  await page.clock.fastForward((CENTRE.limits.lock_seconds + 5) * 1000);
  await setHidden(page, false);
  await app.at("locked.title");
  await app.look("locked");
  await removeEverything(app);
}

/** An invite that is no good; and a tablet that she was handed, given back. */
async function byInvite(t, openWorld, { look, options }) {
  const { app, page } = await openWorld(t, { look, ...options });
  await page.goto(inviteLink({ lastDay: 20_000 }));
  await app.at("opening.title");
  await app.look("opening-no-invite");
  await page.goto("about:blank");
  await page.goto(inviteLink({ handed: true }));
  await app.at("opening.title");
  await app.press("remove.link");
  await app.at("remove.title");
  await app.press("remove.confirm");
  await app.at("handed.title");
  await app.look("handed");
}

const SEVERAL = ["opening-several", "sent-more", "sent-another-day", "sent-not-now", "more", "more-nothing"];

/** An invite to two sets of questions: the second waits behind her words. */
async function several(t, openWorld, { look, options }) {
  const { app, page } = await openWorld(t, { look: async (name, app) => SEVERAL.includes(name) && look(name, app), ...options });
  const woman = makeWoman({ seed: 54 });
  await openedBy(app, inviteLink({ packs: CENTRE.packs })).open();
  await page.getByRole("group", { name: word("sets.which") }).waitFor();
  await app.look("opening-several");
  app.open = () => app.at("opening.title");
  await toWho(app, woman);
  await send(app);
  await app.button("sets.not_now").waitFor();
  await app.look("sent-more");
  await app.press("sets.not_now");
  await page.getByText(word("sets.later_open"), { exact: true }).waitFor();
  await app.look("sent-another-day");
  await app.press("sections.save");
  const words = await giveBackWords(app);
  await app.press("app.go_on");
  await page.getByText(word("sets.later_kept", { days: CENTRE.limits.draft_days }), { exact: true }).waitFor();
  await app.look("sent-not-now");
  await app.press("app.done");
  await app.at("opening.title");
  await comeBack(app, words);
  const goOn = app.button("sets.go_on");
  await goOn.waitFor();
  await app.look("more");
  await app.hand.press(goOn);
  await oneAnswer(app, woman, INTERVIEW);
  await send(app);
  await app.hand.tick(page.getByLabel(word("remove.choice"), { exact: true }));
  await app.press("app.done");
  await app.at("opening.title");
  await comeBack(app, words);
  await page.getByText(word("sets.nothing_more"), { exact: true }).waitFor();
  await app.look("more-nothing");
}

/** The last page needs a message that is sent; a second, short visit. */
async function sendUnsaved(t, openWorld, { look, options }) {
  const { app } = await openWorld(t, { look: async (name, app) => name === "sent" && look(name, app), ...options });
  await toWho(app, makeWoman({ seed: 53 }));
  await send(app);
}
