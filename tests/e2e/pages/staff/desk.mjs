// What every page of the staff has: one title, the bar, locking. All of it found as a person finds it, by role and words.

import { APP } from "../../support/fault-proxy.mjs";
import { finger } from "../../support/hands.mjs";
import { instead } from "../../support/instead.mjs";
import { staffWord as word } from "../../support/words.mjs";

/** One visit of the staff's page in one tab; `look(name)` is called on every page and state a walk meets. */
export function deskOn(page, { hand = finger, look = async () => {} } = {}) {
  const button = (key, values) => page.getByRole("button", { name: word(key, values), exact: true });
  const title = page.getByRole("heading", { level: 1 });
  const desk = {
    page,
    hand,
    title,
    button,
    look: async (name) => look(name, desk),
    /** Opens the page; `key` is the title that is to be met. */
    async open(key = "sign_in.title") {
      await page.goto(`${APP}/staff/`);
      await desk.at(key);
    },
    /** Waits until the page whose title stands under `key` is shown. */
    at: async (key, values) => {
      const wanted = title.and(page.getByRole("heading", { level: 1, name: word(key, values), exact: true }));
      await wanted.waitFor().catch((error) => instead(page, error));
    },
    /** Waits until a text is shown. */
    says: async (key, values) => {
      await page.getByText(word(key, values), { exact: true }).first().waitFor().catch((error) => instead(page, error));
    },
    press: (key, values) => hand.press(button(key, values)),
    write: (key, text) => hand.write(page.getByLabel(word(key), { exact: true }), text),
    /** Locks by the button; ends on sign-in. */
    async lock() {
      await desk.press("desk.lock");
      await desk.at("sign_in.title");
      await desk.says("sign_in.locked");
    },
  };
  return desk;
}
