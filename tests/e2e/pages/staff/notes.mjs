// Case notes, and what notes, letters and papers have in common.

import { staffWord as word } from "../../support/words.mjs";

/** The field in which a note is written. */
export const noteText = (desk) => desk.page.getByLabel(word("note.text"), { exact: true });

/** Begins a new note. */
export async function beginNote(desk) {
  await desk.press("note.new");
  await noteText(desk).waitFor();
}

/** Chooses words in the note as a finger does, and marks them as about somebody else. */
export async function markWords(desk, words) {
  await noteText(desk).evaluate((text, words) => {
    const from = text.value.indexOf(words);
    text.focus();
    text.setSelectionRange(from, from + words.length);
  }, words);
  await desk.press("note.mark");
  await desk.button("note.unmark_what", { words }).waitFor();
}

/** Enters the note, and waits until it is in the record. */
export async function enterNote(desk) {
  await desk.press("note.enter");
  await desk.button("note.new").waitFor();
}

/** An entry as it stands in its list, from 0. */
export const entry = (desk, place) => desk.page.getByRole("article").nth(place);

/** What a text says before the name that it speaks of. */
const before = (key) => word(key, { name: "§" }).split("§")[0];

/** Presses what puts an entry right. */
export const correct = (desk, place, key) => desk.hand.press(entry(desk, place).getByRole("button", { name: new RegExp(before(`${key}_what`)) }));

/** Strikes an entry out, with a reason. */
export async function strike(desk, place, reason) {
  await desk.hand.press(entry(desk, place).getByRole("button", { name: new RegExp(before("entry.strike_what")) }));
  await desk.write("entry.reason", reason);
  await desk.press("entry.strike_sure");
}
