// After the questions: her answers, her picture, who gets what, sent.

import { CENTRE, word } from "../support/words.mjs";

/** From the check of her answers to who gets what. */
export async function lookAtPicture(app) {
  await app.at("check.title");
  await app.look("check");
  await app.press("check.go_on");
  await app.at("picture.title");
  await app.look("picture");
  await app.press("picture.go_on");
  await app.at("who.title");
  await app.look("who");
}

/** Sends what is shown; ends when every organisation that gets something now has confirmed it. */
export async function send(app) {
  await app.press("who.send");
  await app.at("sent.title");
  await app.look("sent");
}

/** What each partner is called on the page. */
export const partnerName = (code) => (code === "centre" ? CENTRE.name : word(`partner.${code}`));
