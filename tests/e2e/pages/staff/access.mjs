// Setting up and signing in.

import { staffWord as word } from "../../support/words.mjs";

export const MANAGER = { name: "Rosalind Okafor", signIn: "rosalind", passphrase: "kettle violin thursday moss" };

/** Fills in who somebody is, passphrase twice. */
export async function writePerson(desk, who) {
  await desk.write("person.name", who.name);
  await desk.write("person.sign_in", who.signIn);
  await choosePassphrase(desk, who.passphrase);
}

/** Types a new passphrase twice. */
export async function choosePassphrase(desk, passphrase, label = "person.passphrase") {
  await desk.write(label, passphrase);
  await desk.write("person.again", passphrase);
}

/** From the recovery words on the page to typed back; the words. */
export async function keepRecoveryWords(desk) {
  await desk.at("recovery.title");
  const list = desk.page.getByRole("list", { name: word("recovery.list") }).getByRole("listitem");
  await list.first().waitFor();
  const words = (await list.allInnerTexts()).map((text) => text.trim());
  await desk.look("staff-recovery-words");
  await desk.press("recovery.kept");
  await desk.at("recovery.ask_title");
  await desk.look("staff-recovery-ask");
  await desk.write("recovery.ask_label", words.join(" "));
  await desk.press("recovery.ask_go_on");
  return words;
}

/** Sets a tablet up from its first page; ends on the caseload. Gives the recovery words. */
export async function setUp(desk, { manager = MANAGER, key = makeKey } = {}) {
  await desk.open("set_up.title");
  await desk.look("staff-set-up");
  await writePerson(desk, manager);
  await desk.press("set_up.go_on");
  const words = await keepRecoveryWords(desk);
  await desk.at("centre_key.title");
  await key(desk);
  await desk.press("centre_key.go_on");
  await desk.at("caseload.title");
  return words;
}

/** Makes the centre's key here. */
export async function makeKey(desk) {
  await desk.button("centre_key.make").waitFor();
  await desk.look("staff-centre-key");
  await desk.press("centre_key.make");
  await desk.page.locator("#public-key").waitFor();
  await desk.look("staff-centre-key-made");
}

/** Signs in from the sign-in page, without waiting for what comes of it. */
export async function trySignIn(desk, who = MANAGER) {
  await desk.write("sign_in.name", who.signIn);
  await desk.write("sign_in.passphrase", who.passphrase);
  await desk.press("sign_in.open");
}

/** Signs in; ends on the caseload. */
export async function signIn(desk, who = MANAGER) {
  await trySignIn(desk, who);
  await desk.at("caseload.title");
}
