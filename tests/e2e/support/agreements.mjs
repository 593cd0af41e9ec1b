// What each partner may open, written here a second time from the issue and the agreements' clauses, on purpose not read
// from the app: if the app's lists change, this must be changed by a person who knows why.

import { PACK, ABOUT } from "./words.mjs";

export const CENTRE_FIELDS = [
  "name", "preferred-name", "date-of-birth", "phone", "email", "address", "nhs-number", "national-insurance-number",
  "gp", "emergency-contact", "about-pack", "about-you", "pack", "answers", "scale-scores", "does-not-fit", "total",
  "alerts", "finished-on", "baseline-on", "minutes-taken", "notice-version", "research-consent", "study-id",
];
export const UOB_FIELDS = [
  "study-id", "pack", "closed-answers", "scale-scores", "does-not-fit", "age-band", "ethnic-group", "disability",
  "month", "days-since-baseline",
];
export const JABBS_FIELDS = ["pack", "app", "month", "completed", "duration", "missing"];

const CLOSED = ["single-choice", "multiple-choice", "yes-no", "rating", "number"];
const NEVER_RESEARCH = ["identification", "contact", "official-numbers", "gp-and-emergency-contact", "demographic", "case-notes"];

const written = (item, answer) => {
  if (!answer) return { item: item.id, "no-answer": "not-asked" };
  return "pass" in answer ? { item: item.id, "no-answer": answer.pass } : { item: item.id, ...answer };
};
const responses = (woman, pack, fits = () => true) =>
  woman.shown(pack)
    .filter(({ item }) => item.type !== "note" && fits(item))
    .map(({ item }) => written(item, woman.answersTo(pack).get(item.id)));

/** The fields of the centre's payload that follow from what she gave, exactly as they must be opened. */
export function expectedAtCentre(woman, pack = PACK) {
  const { profile } = woman;
  const { year, month, day } = profile.birth;
  return {
    name: profile.name,
    "preferred-name": profile.callMe,
    "date-of-birth": [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-"),
    phone: profile.phone,
    email: profile.email,
    address: profile.address,
    "nhs-number": profile.nhs,
    "national-insurance-number": profile.nationalInsurance,
    gp: { name: profile.gp, phone: null },
    "emergency-contact": {
      name: profile.emergency.name, phone: profile.emergency.phone, relationship: profile.emergency.relation,
    },
    "about-you": responses(woman, ABOUT),
    answers: responses(woman, pack),
  };
}

/** The answers that research may have: closed ones that do not ask who she is. */
export const expectedForResearch = (woman, pack = PACK) =>
  responses(woman, pack, (item) => CLOSED.includes(item.type) && !NEVER_RESEARCH.includes(item.category));

/** How well the questions worked: shares and words for how much, never an answer. */
export function expectedForQuality(woman, pack = PACK) {
  const all = woman.shown(pack).filter(({ item }) => item.type !== "note");
  const reason = ({ item }) => {
    const answer = woman.answersTo(pack).get(item.id);
    if (!answer) return "not-asked";
    return answer.pass === "does-not-apply" ? undefined : answer.pass;
  };
  const missing = pack.sections.map((section) => {
    const shown = all.filter((entry) => entry.section === section);
    const much = (why) => {
      const count = shown.filter((entry) => reason(entry) === why).length;
      if (count === 0) return "none";
      return count * 2 < shown.length ? "some" : "most";
    };
    const reasons = ["prefer-not-to-say", "rather-talk", "not-asked"].map((why) => [why, much(why)]);
    return { section: section.id, ...Object.fromEntries(reasons) };
  });
  const answered = all.filter((entry) => reason(entry) === undefined).length;
  return { completed: Math.round((answered * 10) / all.length) * 10, missing };
}
