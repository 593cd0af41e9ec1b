// One way past every page and state of the packs that a centre takes in.

import { chooseIn } from "../pages/staff/assess.mjs";
import { toPage } from "../pages/staff/cases.mjs";
import { askIt, choosePack, setBands, setTicked, takeIn } from "../pages/staff/packs.mjs";
import { sealed } from "./sealed.mjs";
import { staffWord as word } from "./words.mjs";

/** The names under which `look` is called. */
export const PACK_PAGES = [
  "staff-packs-empty", "staff-packs-refused", "staff-packs-key", "staff-pack", "staff-pack-wrong", "staff-pack-settled",
  "staff-pack-trial", "staff-pack-trial-end", "staff-pack-asked", "staff-packs",
];

/** Walks past all of them; a manager is signed in. */
export async function everyPackPage(desk) {
  await choosePack(desk, { name: "letter.json", text: "Dear all" });
  await desk.says("packs.not_json");
  await desk.look("staff-packs-refused");
  await choosePack(desk, { name: "sleep-1.0.sealed", text: sealed("sleep-1.0", "{}").sealed });
  await desk.says("packs.sealed_about");
  await desk.look("staff-packs-key");
  await toPage(desk, "desk.team");
  await toPage(desk, "desk.packs");
  await desk.says("packs.none");
  await desk.look("staff-packs-empty");
  await takeIn(desk, "tests/fixtures/fhir/nine-days.json", "Nine days");
  await desk.look("staff-pack");
  await setBands(desk, [["3", "Few"]]);
  await desk.says("packs.band_start", { lowest: 0 });
  await desk.press("packs.set_ticked");
  await desk.says("packs.tick_first");
  await desk.look("staff-pack-wrong");
  await desk.press("packs.tick_all");
  await setTicked(desk, { category: word("category.mental_health"), audience: word("packs.of_her") });
  await desk.says("packs.set_for", { count: 10 });
  await setBands(desk, [["0", "Few days"], ["9", "Many days"]]);
  await desk.page.getByText(word("packs.band_start", { lowest: 0 }), { exact: true }).waitFor({ state: "detached" });
  await desk.write("packs.disclaimer", "Not the nine of others.");
  await desk.press("packs.set_about");
  await desk.page.getByText(word("packs.now_set"), { exact: true }).nth(1).waitFor();
  await desk.look("staff-pack-settled");
  await desk.press("packs.attempt");
  await desk.says("packs.trying_about");
  await chooseIn(desk, "Some days", 9);
  await desk.look("staff-pack-trial");
  await desk.press("interview.end");
  await desk.look("staff-pack-trial-end");
  await desk.press("packs.trial_leave");
  await askIt(desk);
  await desk.look("staff-pack-asked");
  await toPage(desk, "desk.packs");
  await desk.button("packs.open", { name: "Nine days" }).waitFor();
  await desk.look("staff-packs");
}
