// Letters and papers.

import { staffWord as word, word as herWord } from "../../support/words.mjs";

/** Fills in the date of the form that is open. */
export async function writeDate(desk, { day, month, year }) {
  const parts = { day, month, year };
  for (const [part, text] of Object.entries(parts)) {
    if (text) await desk.hand.write(desk.page.getByLabel(herWord(`question.${part}`), { exact: true }), text);
  }
}

/** Enters a referral. */
export async function addReferral(desk, { from, says, date }) {
  await desk.press("paper.add_referral");
  await desk.write("paper.referrer", from);
  if (date) await writeDate(desk, date);
  if (says) await desk.write("paper.referral_says", says);
  await desk.press("paper.enter");
  await desk.button("paper.add_referral").waitFor();
}

/** Opens the form that takes down what a referral says of one subject. */
export async function chooseSubject(desk, title, subject) {
  await desk.press("paper.says_more_what", { name: title });
  const select = desk.page.getByLabel(word("paper.which_subject"), { exact: true });
  await select.selectOption({ label: word(`subject.${subject}`) });
}
