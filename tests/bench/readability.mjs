//! How easy the packs read: Flesch-Kincaid grade of every section's English sentences, and the UK reading age
//! (grade + 5). `node tests/bench/readability.mjs [--check] [pack …]` prints a table; with `--check` it fails when a
//! section reads above age 11.
//!
//! Titles and options are shown apart: being scraps of sentences they would flatter the figure.

import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";

/** The oldest reading age that a section may have. */
export const TARGET_AGE = 11;

/** Flesch-Kincaid grade of some texts, each of which ends a sentence, whatever mark it ends with. */
export function grade(texts) {
  const sentences = texts.flatMap((text) => text.split(/[.?!:]+(?=\s|$)/)).filter((s) => /[a-z]/i.test(s));
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\d'’-]+/gu) ?? []);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}

/** For each part of a pack: its grade, reading age, the grade of its titles and options, and its hardest text. */
export function readability(pack, language = "en") {
  const parts = pack.sections.map((section) => ({ name: section.id, ...texts(section, pack.option_sets ?? {}) }));
  parts.unshift({ name: "(disclaimer)", sentences: [pack.disclaimer], options: [pack.title] });
  if (pack.scales.length > 0) {
    const bands = pack.scales.flatMap((scale) => scale.bands);
    const sentences = [...pack.scales.map((s) => s.about), ...bands.map((b) => b.text)];
    parts.push({ name: "(her picture)", sentences, options: [...pack.scales, ...bands].map((named) => named.title) });
  }
  return parts.map(({ name, sentences, options }) => {
    const inLanguage = (some) => some.filter(Boolean).map((text) => text[language]);
    const read = inLanguage(sentences);
    const hardest = read.map((text) => ({ text, grade: grade([text]) })).sort((a, b) => b.grade - a.grade)[0];
    const figure = grade(read);
    return {
      name,
      grade: figure,
      age: age(figure),
      options: options.length ? grade(inLanguage(options)) : null,
      hardest,
    };
  });
}

/** UK reading age of a US grade; nobody reads before 5. */
export const age = (usGrade) => Math.max(5, usGrade + 5);

/** What is read as sentences in a section, and the scraps: its title and the options of its questions. */
function texts(section, sets) {
  const items = section.items.flatMap((item) => [item.text, item.help, item.safety?.text]);
  const ofItem = (item) => [
    ...(typeof item.options === "string" ? sets[item.options] : (item.options ?? [])).map((option) => option.text),
    ...[item.lowest, item.highest].filter(Boolean),
  ];
  return {
    sentences: [section.content_note, section.intro, ...items],
    options: [section.title, ...section.items.flatMap(ofItem)],
  };
}

/** The table for one pack, as lines. */
export function table(pack) {
  const figure = (n) => (n === null ? "–" : n.toFixed(1)).padStart(7);
  const head = `${`${pack.id}-${pack.version}`.padEnd(20)}   grade    age options  hardest text`;
  const row = (part) => {
    const mark = part.age > TARGET_AGE ? " ABOVE TARGET" : "";
    return `${part.name.padEnd(20)} ${figure(part.grade)}${figure(part.age)} ${figure(part.options)}  ${part.hardest.grade.toFixed(1)} “${part.hardest.text}”${mark}`;
  };
  return [head, ...readability(pack).map(row)];
}

function main(given) {
  const files = given.filter((argument) => !argument.startsWith("--"));
  const shipped = readdirSync("instruments")
    .filter((name) => name.endsWith(".json"))
    .map((name) => `instruments/${name}`);
  let above = 0;
  console.log(`Reading age, target at most ${TARGET_AGE} (Flesch-Kincaid grade + 5, English)`);
  for (const file of files.length ? files : shipped) {
    const pack = JSON.parse(readFileSync(file, "utf8"));
    if (basename(file) !== `${pack.id}-${pack.version}.json`) throw new Error(`${file} is not named after its pack`);
    console.log(table(pack).join("\n"), "\n");
    above += readability(pack).filter((part) => part.age > TARGET_AGE).length;
  }
  if (given.includes("--check") && above > 0) {
    console.error(`${above} parts read above age ${TARGET_AGE}`);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
