//! Packs of any size for the figures: `node tests/bench/generate-pack.mjs N` prints a valid pack `bench-N` of N items.
//!
//! Always the same for the same N. It holds every type of item, conditions on items and sections, hard sections, safety
//! triggers, and scales of every kind with reversal, weights and a total, in about the shares that the GWA has them.

import { pathToFileURL } from "node:url";

const SUBJECTS = [
  "sleep",
  "bread",
  "the bus",
  "your street",
  "a neighbour",
  "the radio",
  "rain",
  "your kitchen",
  "a book",
];
const ACTIONS = [
  "think about",
  "look after",
  "talk about",
  "walk past",
  "plan for",
  "laugh about",
  "wait for",
  "enjoy",
];
const TIMES = ["In the last month", "In the last year", "On a usual day", "At the weekend", "Since the spring"];
const CATEGORIES = ["friends-and-personal-life", "mental-health", "housing-safety", "employment-and-money"];
const SUPPORTS = ["housing", "money", "mental-health"];
const ITEMS_OF_A_SECTION = 8;

/** Types by how often they come in twenty items; the first nine are one of each. */
const TYPES = [
  "yes-no",
  "single-choice",
  "rating",
  "number",
  "multiple-choice",
  "date",
  "short-text",
  "long-text",
  "note",
  ...Array(8).fill("single-choice"),
  "yes-no",
  "rating",
  "single-choice",
];

/** A pack of `count` items; at least ten, so that every type and a condition fit. */
export function generatePack(count) {
  if (!Number.isInteger(count) || count < 10) throw new Error("a pack has a whole number of items, ten or more");
  const items = Array.from({ length: count }, (_, i) => makeItem(i));
  const sections = chunks(items, ITEMS_OF_A_SECTION).map(makeSection);
  const scales = makeScales(items);
  return {
    format: 1,
    id: "bench",
    version: String(count),
    languages: ["en"],
    title: en(`${count} questions`),
    disclaimer: en("Made by a program to measure the app. It asks nothing of use."),
    minutes: Math.min(600, Math.ceil(count / 4)),
    option_sets: {
      often: scored("Never", "Now and then", "Often", "Nearly all the time"),
      true: scored("Not true", "A bit true", "True"),
    },
    supports: Object.fromEntries(SUPPORTS.map((id) => [id, en(`Help with ${id}`)])),
    sections,
    scales,
    total: makeTotal(scales),
  };
}

const en = (text) => ({ en: text });
const scored = (...texts) => texts.map((text, score) => ({ code: `c${score}`, text: en(text), score }));
const one = (list, i) => list[i % list.length];
const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

function makeItem(i) {
  const type = one(TYPES, i);
  const text = `${one(TIMES, i)}, how often did you ${one(ACTIONS, i * 3)} ${one(SUBJECTS, i * 5)}? (${i + 1})`;
  // Everything that a scale counts is asked of the same people.
  const audience = ["date", "short-text", "long-text"].includes(type) ? "client" : "either";
  const item = { id: `q${i + 1}`, type, text: en(text), audience };
  if (type === "note")
    return { ...item, text: en(`Take a moment. ${i + 1} of these are done.`), help: en("Go on when you like.") };
  item.category = one(CATEGORIES, i);
  item.sensitivity = one(["personal", "special-category"], i);
  if (i % 6 === 5) item.help = en(`Think of ${one(SUBJECTS, i)} and pick what is closest.`);
  if (i % 11 === 10) item.may_not_apply = true;
  return { ...item, ...ofType(type, i), ...(i % 20 > 8 && i % 3 === 0 ? { show_if: condition(i) } : {}) };
}

function ofType(type, i) {
  switch (type) {
    case "single-choice":
      return {
        options: one(["often", "true"], i),
        ...(i % 10 === 9 && { safety: trigger({ is: ["c2"] }, "mental-health") }),
      };
    case "multiple-choice":
      return {
        options: [...scored("Reading", "Music", "Walks"), { code: "none", text: en("None of these"), score: 0 }],
        exclusive: ["none"],
      };
    case "rating":
      return { lowest: en("Not at all"), highest: en("Very much"), safety: trigger({ at_most: 1 }, "self-harm") };
    case "number":
      return { min: 0, max: 7, unit: en("days") };
    case "date":
      return { precision: one(["year", "month", "day"], i) };
    case "short-text":
      return { max_length: 80 };
    default:
      return {};
  }
}

const trigger = (when, topic) => ({ when, topics: [topic], text: en("You can talk to someone now.") });

/** Over the twenty's first items, a yes-no and a rating, which are never hidden themselves. */
function condition(i) {
  const start = i - (i % 20);
  const [yesNo, rating] = [
    { item: `q${start + 1}`, is: ["yes"] },
    { item: `q${start + 3}`, at_least: 4 },
  ];
  return one(
    [yesNo, { any: [yesNo, rating] }, { not: { all: [yesNo, rating] } }, { item: `q${start + 1}`, answered: true }],
    i,
  );
}

function makeSection(items, i) {
  const section = { id: `s${i + 1}`, title: en(`Part ${i + 1}`), intro: en("These are only for measuring.") };
  if (i % 3 === 2) section.content_note = en("This part could be hard, if it meant anything. You can pass over it.");
  if (i % 5 === 4) section.show_if = { item: "q1", answered: true };
  return { ...section, items };
}

/** A scale over every five numeric items that follow one another. */
function makeScales(items) {
  const span = {
    "single-choice": (item) => (item.options === "often" ? 3 : 2),
    "multiple-choice": () => 3,
    "yes-no": () => 1,
    rating: () => 10,
    number: () => 7,
  };
  const fives = chunks(
    items.filter((item) => span[item.type]),
    5,
  ).filter((five) => five.length === 5);
  return fives.map((five, i) => {
    const counted = five.map((item, n) => ({ item: item.id, weight: one([1, 0.5, 2], n), reverse: n % 3 === 1 }));
    const highest = five.reduce((sum, item, n) => sum + span[item.type](item) * counted[n].weight, 0);
    const band = (code, from, support) => ({
      code,
      from,
      title: en(`Band ${code}`),
      ...(support && { supports: [support] }),
    });
    const bands = [
      band("low", 0),
      band("some", Math.floor(highest / 4)),
      band("much", Math.floor(highest / 2), one(SUPPORTS, i)),
    ];
    const kind = one(["need", "strength", "risk"], i);
    return {
      id: `scale${i + 1}`,
      kind,
      title: en(`Scale ${i + 1}`),
      items: counted,
      least_answered: 0.6,
      pro_rate: i % 4 !== 3,
      ...(i % 2 === 0 && highest > 3 ? { change_margin: 2.5 } : {}),
      bands,
      highest,
    };
  });
}

/** Risks less strengths; the lowest total is that of no risk and every strength. */
function makeTotal(scales) {
  const [risks, strengths] = ["risk", "strength"].map((kind) => scales.filter((scale) => scale.kind === kind));
  const lowest = -strengths.reduce((sum, scale) => sum + scale.highest, 0);
  for (const scale of scales) delete scale.highest;
  const ids = (some) => some.map((scale) => scale.id);
  return { risks: ids(risks), strengths: ids(strengths), levels: [{ code: "low", from: lowest, title: en("Lower") }] };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(JSON.stringify(generatePack(Number(process.argv[2]))));
}
