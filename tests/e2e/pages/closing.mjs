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

/** Sends what is shown; ends on the last page, whether or not anything has arrived yet. */
export async function send(app) {
  await app.press("who.send");
  await onLastPage(app);
  await app.look("sent");
}

/** Waits for the last page, under any of its titles: a partner may have refused before it is looked at. */
export async function onLastPage(app) {
  const titled = (key) => app.page.getByRole("heading", { level: 1, name: word(key), exact: true });
  await titled("sent.title").or(titled("sent.title_waiting")).or(titled("sent.title_refused")).waitFor();
}

/** What each partner is called on the page. */
export const partnerName = (code) => (code === "centre" ? CENTRE.name : word(`partner.${code}`));

/** The line that says where a partner's message is. */
export const stateLine = (app, code) =>
  app.page.getByRole("listitem").or(app.page.getByRole("row")).filter({ hasText: partnerName(code) });

/** Waits until the page says of these partners what stands under `key`: as long as a second and third try may take. */
export async function says(app, codes, key, values) {
  for (const code of codes) await stateLine(app, code).filter({ hasText: word(key, values) }).waitFor({ timeout: 90_000 });
}

/** Waits until these partners have their message: the page says so, and the drop box stored it. */
export async function delivered(app, wire, codes) {
  await says(app, codes, "sent.received");
  for (const code of codes) {
    if (!wire.drops(code).some((r) => r.stored)) throw new Error(`${code} is said to have it, and has nothing`);
  }
}
