// The way through the app as a story, for tests that begin somewhere along it.

import { ABOUT, PACK, word } from "./words.mjs";
import { readWhatThisIs } from "../pages/before.mjs";
import { decideOnResearch } from "../pages/consent.mjs";
import { lookAtPicture, send } from "../pages/closing.mjs";
import { tellWhoSheIs } from "../pages/profile.mjs";
import { answerAll, answerOne, moved, onScreen, passAll } from "../pages/questions.mjs";
import { doNotSave, saveWithWords } from "../pages/save.mjs";

/** To the list of parts, saying as little as may be said. Gives her words when she saves. */
export async function toSectionsBriefly(app, woman, { save = false } = {}) {
  await app.open();
  await readWhatThisIs(app);
  await tellWhoSheIs(app, woman, { brief: true });
  await passAll(app, woman, ABOUT);
  await decideOnResearch(app, woman);
  if (save) return saveWithWords(app);
  await doNotSave(app);
  return null;
}

/** To the list of parts, saying everything. Gives her words when she saves. */
export async function toSections(app, woman, { save = false } = {}) {
  await app.open();
  await readWhatThisIs(app);
  await tellWhoSheIs(app, woman);
  await answerAll(app, woman, ABOUT);
  await decideOnResearch(app, woman);
  if (save) return saveWithWords(app);
  await doNotSave(app);
  return null;
}

/** From the list of parts to its first question. */
export async function begin(app) {
  await app.at("sections.title");
  await app.press("sections.begin");
  await moved(app, word("sections.title"));
}

/** From the list of parts through every question of a pack to the check of her answers. */
export async function throughQuestions(app, woman, pack = PACK) {
  await app.at("sections.title");
  await app.look("sections");
  await begin(app);
  await answerAll(app, woman, pack);
  await app.at("check.title");
}

/** To the page where she decides to send, with one answer given. Gives her words when she saves. */
export async function toWho(app, woman, { pack = PACK, ...options } = {}) {
  const words = await toSectionsBriefly(app, woman, options);
  await oneAnswer(app, woman, pack);
  return words;
}

/** From the list of parts of a pack to the page where she decides to send, with one answer given. */
export async function oneAnswer(app, woman, pack) {
  await begin(app);
  await answerOne(app, woman, pack, (await onScreen(app, woman, pack)).entry);
  await backToSections(app);
  await app.press("sections.finish");
  await lookAtPicture(app);
}

/** Goes back, page by page, until the list of parts is there. */
export async function backToSections(app) {
  for (let turn = 0; turn < 10; turn += 1) {
    const title = await app.titleNow();
    if (title === word("sections.title")) return;
    await app.back();
    await moved(app, title);
  }
  throw new Error("Back does not lead to the list of parts");
}

/** The whole journey, from the first page to sent. */
export async function wholeJourney(app, woman, { pack = PACK, ...options } = {}) {
  const words = await toSections(app, woman, options);
  await throughQuestions(app, woman, pack);
  await lookAtPicture(app);
  await send(app);
  return words;
}
