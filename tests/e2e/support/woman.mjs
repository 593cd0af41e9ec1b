// A woman who answers: any pack, from its JSON alone, with a seed for her choices and a canary in everything she types.
// She remembers what she said, so that what partners open can be compared with it.

import { chanceFrom } from "./chance.mjs";
import { makeCanaries } from "./canaries.mjs";
import { isShown, itemsOf, optionsOf } from "./condition.mjs";

const PASSES = ["prefer-not-to-say", "rather-talk"];

/** Whoever fills in the app. `passes`: about one answer in so many is passed over; `Infinity` for never. */
export function makeWoman({ seed = 1, passes = 7, canaries = makeCanaries(), consent = true } = {}) {
  const chance = chanceFrom(seed);
  const profile = makeProfile(canaries);
  const answers = new Map(); // pack id → Map(item id → answer)

  return {
    canaries,
    profile,
    consent,
    /** Her answers to a pack so far. */
    answersTo: (pack) => answers.get(pack.id) ?? answers.set(pack.id, new Map()).get(pack.id),
    /** What is shown to her now, in order. */
    shown(pack) {
      const before = new Map();
      return itemsOf(pack).filter((entry) => {
        const shown = isShown(entry, before);
        const answer = this.answersTo(pack).get(entry.item.id);
        if (shown && answer) before.set(entry.item.id, answer);
        return shown;
      });
    },
    /** Makes up her mind about an item, or says again what she said. */
    answer(pack, item) {
      const mine = this.answersTo(pack);
      if (!mine.has(item.id)) mine.set(item.id, makeAnswer({ pack, item, chance, passes, canaries }));
      return mine.get(item.id);
    },
    /** Changes an answer she gave. */
    say(pack, item, answer) {
      this.answersTo(pack).set(item.id, answer);
      return answer;
    },
    /** What she typed and said, as strings that must stay where she wants them. */
    secrets: () => canaries.all(),
  };
}

function makeProfile(canaries) {
  return {
    name: canaries.words("name"),
    callMe: canaries.words("preferred name"),
    birth: { day: 24, month: 6, year: 1987 },
    phone: { value: canaries.phone("phone"), safe: "yes" },
    email: { value: canaries.email("email"), safe: "sometimes", note: canaries.words("when to email") },
    address: { value: `${canaries.words("address")}\n${canaries.words("town")}`, safe: "no" },
    nhs: canaries.nhsNumber("NHS number"),
    nationalInsurance: canaries.nationalInsurance("National Insurance number"),
    gp: canaries.words("GP"),
    emergency: {
      name: canaries.words("emergency contact"),
      relation: canaries.words("relationship"),
      phone: canaries.phone("emergency phone"),
    },
  };
}

function makeAnswer({ pack, item, chance, passes, canaries }) {
  if (item.type === "note") return null;
  if (Number.isFinite(passes) && chance.oneIn(passes)) {
    return { pass: chance.of(item.may_not_apply ? [...PASSES, "does-not-apply"] : PASSES) };
  }
  switch (item.type) {
    case "single-choice":
      return { code: chance.of(optionsOf(pack, item)).code };
    case "yes-no":
      return { code: chance.of(["yes", "no"]) };
    case "multiple-choice":
      return { codes: severalOf(pack, item, chance) };
    case "rating":
      return { number: chance.below(11) };
    case "number":
      return { number: item.min + chance.below(Math.min(item.max - item.min, 40) + 1) };
    case "date":
      return { date: dateOf(item.precision, chance) };
    case "short-text":
    case "long-text":
      return { words: canaries.words(`${pack.id}: ${item.id}`) };
    default:
      throw new Error(`no woman knows how to answer a ${item.type}`);
  }
}

function severalOf(pack, item, chance) {
  const codes = optionsOf(pack, item).map((option) => option.code);
  const alone = item.exclusive ?? [];
  if (alone.length > 0 && chance.oneIn(4)) return [chance.of(alone)];
  const free = codes.filter((code) => !alone.includes(code));
  const chosen = free.filter(() => chance.oneIn(2));
  return chosen.length > 0 ? chosen : [free[0]];
}

function dateOf(precision, chance) {
  const two = (n) => String(n).padStart(2, "0");
  const [year, month, day] = [2001 + chance.below(20), two(1 + chance.below(12)), two(1 + chance.below(28))];
  return { year: `${year}`, month: `${year}-${month}`, day: `${year}-${month}-${day}` }[precision];
}
