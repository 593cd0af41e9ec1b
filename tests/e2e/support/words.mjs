// The interface's words by key, from the same file the app reads: a change of copy breaks no test, and no test spells a
// sentence. Pack and centre texts are read from their own files.

import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));

/** Hers, and those of her later pages, which come in a file of their own. */
export const WORDS = merged(read("locales/en.json"), read("locales/later.en.json"));
export const STAFF_WORDS = read("locales/staff.en.json");
export const CENTRE = read("centres/demo.json");
export const PACK = read(`instruments/${CENTRE.packs[0]}.json`);
/** The one with a part for caseworkers. */
export const INTERVIEW = read(`instruments/${CENTRE.packs[1]}.json`);
export const ABOUT = read("instruments/about-you-1.0.json");

function merged(one, other) {
  const deeper = (key) => (one[key] && typeof other[key] === "object" ? merged(one[key], other[key]) : other[key]);
  return { ...one, ...Object.fromEntries(Object.keys(other).map((key) => [key, deeper(key)])) };
}

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

/** A pack or centre file whose English is said to be this language, its only one. */
export function renamed(json, language) {
  if (Array.isArray(json)) return json.map((deeper) => renamed(deeper, language));
  if (json === null || typeof json !== "object") return json;
  const entry = ([key, value]) => (key === "languages" ? [key, [language]] : [key === "en" ? language : key, renamed(value, language)]);
  return Object.fromEntries(Object.entries(json).map(entry));
}

const wrap = (text) => `⟦${text}⟧`;

/** A locale, pack or centre file with every text in ⟦ ⟧: what is seen outside of them, somebody wrote into the code. */
export function wrapped(path, json) {
  if (path.startsWith("locales/")) return mapTexts(json, () => true);
  const whole = mapTexts(json, (key) => key === "en");
  return path.startsWith("centres/") ? { ...whole, name: wrap(whole.name) } : whole;
}

function mapTexts(level, isText, change = wrap) {
  if (Array.isArray(level)) return level.map((deeper) => mapTexts(deeper, isText, change));
  if (level === null || typeof level !== "object") return level;
  const entry = ([key, value]) => [key, typeof value === "string" && isText(key) ? change(value) : mapTexts(value, isText, change)];
  return Object.fromEntries(Object.entries(level).map(entry));
}

/** A pack or centre file with every English text changed. */
export const mapEnglish = (json, change) => mapTexts(json, (key) => key === "en", change);

/** From now on, this process looks for the wrapped texts: for a test of the site made of them. */
export function useWrappedWords() {
  Object.assign(WORDS, wrapped("locales/", WORDS));
  Object.assign(STAFF_WORDS, wrapped("locales/", STAFF_WORDS));
  Object.assign(CENTRE, wrapped("centres/", CENTRE));
  for (const pack of [PACK, INTERVIEW, ABOUT]) Object.assign(pack, wrapped("instruments/", pack));
}
