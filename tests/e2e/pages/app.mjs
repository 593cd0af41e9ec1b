// What every page has: one title, the way back, help, the way out. All of it found as a person finds it, by role and words.

import assert from "node:assert/strict";
import { finger } from "../support/hands.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { instead } from "../support/instead.mjs";
import { word } from "../support/words.mjs";

/**
 * One visit in one tab. `look(name)` is called on every page and state the walk meets: that is how one walk is
 * photographed, scanned, measured or translated.
 */
export function appOn(page, { hand = finger, look = async () => {} } = {}) {
  const button = (key, values) => page.getByRole("button", { name: word(key, values), exact: true });
  const title = page.getByRole("heading", { level: 1 });

  const app = {
    page,
    hand,
    title,
    button,
    /** Shows a page to whoever looks, once it has come to rest. */
    look: async (name) => look(name, app),
    /** Opens the app and waits for its first page. */
    async open() {
      await page.goto(`${APP}/`);
      await app.at("opening.title");
    },
    /** Waits until the page whose title stands under `key` is shown. */
    async at(key, values) {
      await app.titled(word(key, values));
    },
    /** Waits until a page with exactly this title is shown. */
    async titled(text) {
      const wanted = title.filter({ hasText: text }).and(page.getByRole("heading", { level: 1, name: text, exact: true }));
      await wanted.waitFor().catch((error) => instead(page, error));
    },
    /** The title now, as read out. */
    titleNow: async () => (await title.innerText()).trim(),
    /** Presses the button that says what stands under `key`. */
    press: (key, values) => hand.press(button(key, values)),
    /** Writes into the field labelled with what stands under `key`; it may say besides that it is needed. */
    write: (key, text) => {
      const [exact, needed] = [word(key), `${word(key)} ${word("about.needed")}`];
      return hand.write(page.getByLabel(exact, { exact: true }).or(page.getByLabel(needed, { exact: true })), text);
    },
    /** Goes one page back with the button on the page. */
    back: () => app.press("app.back"),
    /** The link that leaves. */
    leave: page.getByRole("link", { name: word("leave.button") }),
    /** Asserts that none of these strings can be seen, selected or read out. */
    async showsNone(strings) {
      const text = await page.evaluate(everythingReadable);
      for (const string of strings) assert.ok(!text.includes(string), `the page still holds ${string}`);
    },
  };
  return app;
}

/** In the page: all text and values in the document, whatever its style. */
function everythingReadable() {
  const values = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
  return [document.title, location.href, document.documentElement.outerHTML, ...values].join("\n");
}
