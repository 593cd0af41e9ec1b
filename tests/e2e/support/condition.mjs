// Which items of a pack are shown, read from the pack format's own description and not from the app's code: what a woman
// should be asked next is decided twice, and must agree.

/** Every item of a pack, in order, with its section. */
export const itemsOf = (pack) => pack.sections.flatMap((section) => section.items.map((item) => ({ section, item })));

/** The options of a choice: its own list or a shared one. */
export const optionsOf = (pack, item) => (typeof item.options === "string" ? pack.option_sets[item.options] : item.options);

/** Whether a condition holds, given answers by item id as `Woman` gives them. */
export function holds(condition, answers) {
  if (condition.all) return condition.all.every((c) => holds(c, answers));
  if (condition.any) return condition.any.some((c) => holds(c, answers));
  if (condition.not) return !holds(condition.not, answers);
  const answer = answers.get(condition.item);
  if (!answer || "pass" in answer) return false;
  return passes(condition, answer);
}

/** Whether a given answer passes one test (`is`, `at_least`, `at_most`, `answered`). */
export function passes(test, answer) {
  if (test.is) return test.is.some((code) => answer.code === code || answer.codes?.includes(code));
  if (test.at_least !== undefined) return answer.number >= test.at_least;
  if (test.at_most !== undefined) return answer.number <= test.at_most;
  return test.answered === true;
}

/** Whether an item is for her to answer and shown, given the answers to earlier ones that are shown themselves. */
export function isShown({ section, item }, answers) {
  if (item.audience === "caseworker") return false;
  return [section.show_if, item.show_if].every((condition) => !condition || holds(condition, answers));
}

/** Whether an answer calls for help at once. */
export const callsForHelp = (item, answer) => Boolean(item.safety && answer && !("pass" in answer) && passes(item.safety.when, answer));
