// A page of any engine as the page objects know one: found by role and words, as a person finds things. Only what the walk
// uses of Playwright's page, over a WebDriver session.

import { find } from "./find.mjs";

/** As long as a slow machine may take to show what a tap leads to. */
const PATIENCE = 120_000;
const SOON = 50;

/** The page of a session. */
export function pageOf(session) {
  const at = (spec) => locator(session, spec);
  return {
    ...finders(at, null),
    session,
    goto: (url) => session.goto(url),
    reload: () => session.reload(),
    goBack: () => session.back(),
    url: () => session.address(),
    evaluate: (run, arg) => session.run(run, arg ?? null),
    waitForFunction: (run, arg) => until(async () => Boolean(await session.run(run, arg ?? null)), `the page does not come to ${run}`),
    waitForURL: (url) => until(async () => (await session.address()) === url, `the page does not come to ${url}`),
    keyboard: { press: (key) => session.press(key) },
  };
}

const finders = (at, within) => ({
  getByRole: (role, { name, exact = false, level } = {}) => at({ by: "role", within, role, name: text(name), exact, level }),
  getByText: (words, { exact = false } = {}) => at({ by: "text", within, name: text(words), exact }),
  getByLabel: (name, { exact = false } = {}) => at({ by: "label", within, name: text(name), exact }),
});

/** A text or pattern as the page is told it. */
const text = (words) => (words instanceof RegExp ? { pattern: words.source } : words);

function locator(session, spec) {
  /** What a function in the page makes of all that fits, found in the same moment. */
  const ofAll = (run, arg = null) => session.run(`(spec, arg) => (${run})((${find})(spec), arg)`, spec, arg);
  const count = () => ofAll((found) => found.length);
  const there = () => until(async () => (await count()) > 0, `nothing is there that fits ${JSON.stringify(spec)}`);
  const at = (deeper) => locator(session, deeper);
  /** Once more where the page was drawn anew in this very moment. */
  const onOne = (act) =>
    until(async () => {
      try {
        await there();
        await act(await ofAll(broughtIntoView));
        return true;
      } catch (error) {
        if (!MOMENTARY.includes(error.code)) throw error;
        return error;
      }
    });
  return {
    ...finders(at, spec),
    spec,
    filter: ({ hasText, hasNotText }) => at({ by: "filter", of: spec, has: text(hasText), hasNot: text(hasNotText) }),
    and: (other) => at({ by: "and", of: spec, other: other.spec }),
    or: (other) => at({ by: "or", of: spec, other: other.spec }),
    first: () => at({ by: "first", of: spec }),
    count,
    waitFor: ({ state = "visible", timeout } = {}) =>
      until(async () => ((await count()) > 0) === (state === "visible"), `${JSON.stringify(spec)}: not ${state}`, timeout),
    click: () => onOne((element) => session.click(element)),
    fill: (words) => onOne((element) => session.write(element, words)),
    innerText: async () => (await there(), ofAll(([first]) => first.innerText)),
    allInnerTexts: () => ofAll((found) => found.map((element) => element.innerText)),
  };
}

/** In the page. Not every driver does so by itself, with what stands below the screen. */
const broughtIntoView = ([first]) => (first.scrollIntoView({ block: "center", behavior: "instant" }), first);

const MOMENTARY = ["stale element reference", "element not interactable", "element click intercepted", "no such element"];

/** Waits until something is so. An error that it gives rather than throws is what is said when it never comes to be so. */
async function until(isSo, otherwise, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const so = await isSo();
    if (so === true) return;
    if (Date.now() > end) throw so instanceof Error ? so : new Error(otherwise);
    await new Promise((soon) => setTimeout(soon, SOON));
  }
}
