// Two ways to use a page: with a finger, or with nothing but a keyboard. The same walk is made with either.

import assert from "node:assert/strict";

/** Everything that was typed with a finger in this process: data, wherever a page shows it again. */
export const typed = new Set();

/** Taps and types as a finger does. */
export const finger = {
  press: (locator) => locator.click(),
  open: (locator) => locator.click(),
  write: (locator, text) => (typed.add(text.trim()), locator.fill(text)),
  tick: (locator) => locator.click(),
};

/** More stops than any page here has: whoever tabs this far is going round in circles. */
const STOPS = 250;

/** Tab, Enter, Space and letters only. Every stop on the way must be visible as the one that has the focus. */
export function keyboard(page) {
  const reach = async (locator) => {
    await locator.waitFor();
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
      const unseen = await page.evaluate(hiddenFocus);
      assert.equal(unseen, null, "the focus must be seen where it is");
    }
    assert.fail(`the Tab key does not reach ${locator}`);
  };
  return {
    press: async (locator) => (await reach(locator), page.keyboard.press("Enter")),
    open: async (locator) => (await reach(locator), page.keyboard.press("Enter")),
    tick: async (locator) => (await reach(locator), page.keyboard.press("Space")),
    write: async (locator, text) => {
      await reach(locator);
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      for (const line of text.split("\n").flatMap((part, place) => (place === 0 ? [part] : ["\n", part]))) {
        if (line === "\n") await page.keyboard.press("Enter");
        else await page.keyboard.type(line);
      }
    },
  };
}

/** In the page: what has the focus if nobody could see that it has, else null. */
function hiddenFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const ringed = (e) => getComputedStyle(e).outlineStyle !== "none" && Number.parseFloat(getComputedStyle(e).outlineWidth) >= 2;
  const ring = [element, element.closest("label")].some((e) => e && ringed(e)); // a box may light up with its whole label
  const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const middle = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1),
  );
  const covered = middle !== null && middle !== element && !element.contains(middle) && !middle.contains(element);
  if (ring && inView && !covered) return null;
  return { element: element.outerHTML.slice(0, 160), ring, inView, covered };
}
