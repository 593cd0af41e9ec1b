// The interface's words by key, from the same file the app reads: a change of copy breaks no test, and no test spells a
// sentence. Pack and centre texts are read from their own files.

import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));

export const WORDS = read("locales/en.json");
export const CENTRE = read("centres/demo.json");
export const PACK = read(`instruments/${CENTRE.packs[0]}.json`);
export const ABOUT = read("instruments/about-you-1.0.json");

/** The text under a dotted key, with `{names}` filled in. */
export function word(key, values = {}) {
  const text = key.split(".").reduce((level, part) => level?.[part], WORDS);
  if (typeof text !== "string") throw new Error(`locales/en.json has no text under ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${key} needs {${name}}`);
    return values[name];
  });
}

/** A pattern that the text under a key fits, whatever stands in for its `{names}`. */
export function wordPattern(key) {
  const text = word.raw(key);
  return new RegExp(`^${text.split(/\{\w+\}/).map(escaped).join(".+")}$`, "s");
}
word.raw = (key) => word(key, new Proxy({}, { has: () => true, get: (_, name) => `{${String(name)}}` }));

/** Every text of a locale, pack or centre file, changed by `change`; keys and codes stay. */
export function mapWords(level, change) {
  if (typeof level === "string") return change(level);
  return Object.fromEntries(Object.entries(level).map(([key, deeper]) => [key, mapWords(deeper, change)]));
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
