// The interface's words by key, from the same file the app reads: a change of copy breaks no test, and no test spells a
// sentence. Pack and centre texts are read from their own files.

import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));

export const WORDS = read("locales/en.json");
export const STAFF_WORDS = read("locales/staff.en.json");
export const CENTRE = read("centres/demo.json");
export const PACK = read(`instruments/${CENTRE.packs[0]}.json`);
export const ABOUT = read("instruments/about-you-1.0.json");

/** The text under a dotted key, with `{names}` filled in. */
export const word = (key, values) => textOf(WORDS, key, values);

/** The same, of what only staff read. */
export const staffWord = (key, values) => textOf(STAFF_WORDS, key, values);

function textOf(words, key, values = {}) {
  const text = key.split(".").reduce((level, part) => level?.[part], words);
  if (typeof text !== "string") throw new Error(`locales/ has no text under ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${key} needs {${name}}`);
    return values[name];
  });
}

/** The text under a key from behind its last `{name}`: enough to know it by where another centre's names stand in it. */
export function wordEnd(key) {
  const text = key.split(".").reduce((level, part) => level[part], WORDS);
  return text.slice(text.lastIndexOf("}") + 1).trim();
}

const wrap = (text) => `⟦${text}⟧`;

/** A locale, pack or centre file with every text in ⟦ ⟧: what is seen outside of them, somebody wrote into the code. */
export function wrapped(path, json) {
  if (path.startsWith("locales/")) return mapTexts(json, () => true);
  const whole = mapTexts(json, (key) => key === "en");
  return path.startsWith("centres/") ? { ...whole, name: wrap(whole.name) } : whole;
}

function mapTexts(level, isText) {
  if (Array.isArray(level)) return level.map((deeper) => mapTexts(deeper, isText));
  if (level === null || typeof level !== "object") return level;
  const entry = ([key, value]) => [key, typeof value === "string" && isText(key) ? wrap(value) : mapTexts(value, isText)];
  return Object.fromEntries(Object.entries(level).map(entry));
}

/** From now on, this process looks for the wrapped texts: for a test of the site made of them. */
export function useWrappedWords() {
  Object.assign(WORDS, wrapped("locales/", WORDS));
  Object.assign(STAFF_WORDS, wrapped("locales/", STAFF_WORDS));
  Object.assign(CENTRE, wrapped("centres/", CENTRE));
  for (const pack of [PACK, ABOUT]) Object.assign(pack, wrapped("instruments/", pack));
}
