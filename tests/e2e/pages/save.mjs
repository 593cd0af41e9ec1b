// "Save and come back": words shown, asked once, typed again another day; and removing everything.

import { word } from "../support/words.mjs";

/** Declines the offer; ends on the list of parts. */
export async function doNotSave(app) {
  await app.at("save.title");
  await app.look("save-offer");
  await app.press("save.not_now");
  await app.at("sections.title");
}

/** Takes the offer and gives back the words; ends on the list of parts. */
export async function saveWithWords(app) {
  const words = await giveBackWords(app);
  await app.press("app.go_on");
  await app.at("sections.title");
  return words;
}

/** Takes the offer and gives back the words; ends on "saving is on". */
export async function giveBackWords(app) {
  await app.at("save.title");
  await app.look("save-offer");
  await app.press("save.make");
  await app.at("save.words_title");
  const words = await shownWords(app);
  await app.look("save-words");
  await app.press("save.words_kept");
  await app.at("save.ask_title");
  await app.look("save-ask");
  await app.write("save.ask_label", words.join(" "));
  await app.press("save.ask_go_on");
  await app.at("save.on");
  await app.look("save-on");
  return words;
}

/** The words on the screen, in order. */
export async function shownWords(app) {
  const items = app.page.getByRole("list", { name: word("save.words_list") }).getByRole("listitem");
  await items.first().waitFor();
  return (await items.allInnerTexts()).map((text) => text.replace(/^\d+\W*/, "").trim());
}

/** From the first page back to her answers. */
export async function comeBack(app, words) {
  await app.press("opening.come_back");
  await app.at("come_back.title");
  await app.look("come-back");
  await tryWords(app, words);
}

/** Types words on the page that asks for them. */
export async function tryWords(app, words) {
  await app.write("come_back.label", words.join(" "));
  await app.press("come_back.open");
}

/** Removes everything from wherever the link is; ends on "all gone". */
export async function removeEverything(app) {
  await app.press("remove.link");
  await app.at("remove.title");
  await app.look("remove");
  await app.press("remove.confirm");
  await app.at("remove.done_title");
  await app.look("removed");
}
