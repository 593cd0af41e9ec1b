// What managers do about staff.

import { staffWord as word } from "../../support/words.mjs";
import { choosePassphrase, writePerson } from "./access.mjs";
import { toPage } from "./cases.mjs";

/** Adds a colleague from any page; ends on the list of staff. */
export async function addColleague(desk, who) {
  await toPage(desk, "desk.team");
  await desk.at("team.title");
  await desk.press("team.add");
  await desk.at("team.add_title");
  await writePerson(desk, who);
  await desk.hand.press(desk.page.getByLabel(word(who.isManager ? "team.manager_about" : "team.caseworker_about")));
  await desk.press("team.add_done");
  await desk.at("team.title");
  await rowOf(desk, who).waitFor();
}

/** Goes to what is her own: the bar leads there by her name. */
export async function toMyPassphrase(desk) {
  const bar = desk.page.getByRole("navigation", { name: word("desk.nav") });
  await desk.hand.press(bar.getByRole("button", { name: word("desk.my_passphrase") }));
  await desk.at("my_passphrase.title");
}

/** The line of a colleague. */
export const rowOf = (desk, who) => desk.page.getByRole("row").filter({ hasText: who.name });

/** Disables a colleague, and says so twice. */
export async function disable(desk, who) {
  await desk.press("team.disable_what", { name: who.name });
  await desk.page.getByRole("alertdialog").waitFor();
  await desk.look("staff-disable");
  await desk.press("team.disable_sure");
  await desk.says("team.disabled", { name: who.name });
}

/** Gives a colleague a new passphrase. */
export async function replacePassphrase(desk, who, passphrase) {
  await desk.press("team.replace_what", { name: who.name });
  await desk.at("team.replace_title", { name: who.name });
  await desk.look("staff-replace");
  await choosePassphrase(desk, passphrase, "person.new_passphrase");
  await desk.press("team.replace_done");
  await desk.says("team.replaced", { name: who.name });
}

/** Comes in by the recovery words, from the sign-in page. */
export async function recover(desk, who, words, passphrase) {
  await desk.press("recover.link");
  await desk.at("recover.title");
  await desk.write("recover.words", words.join(" "));
  await desk.write("recover.name", who.signIn);
  await choosePassphrase(desk, passphrase, "person.new_passphrase");
  await desk.press("recover.open");
}
