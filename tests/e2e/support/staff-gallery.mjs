// One way past every page and state that staff can meet, for whoever wants to look at all of them.

import { MANAGER, setUp, signIn, trySignIn } from "../pages/staff/access.mjs";
import { newCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { fillDemo } from "../pages/staff/demo.mjs";
import { addColleague, disable, replacePassphrase } from "../pages/staff/team.mjs";
import { CENTRE } from "./words.mjs";
import { TABLET } from "./chromium.mjs";

/** The names under which `look` is called; a walk that misses one has lost a page. */
export const STAFF_PAGES = [
  "staff-set-up-wrong", "staff-set-up", "staff-recovery-words", "staff-recovery-ask", "staff-centre-key",
  "staff-centre-key-made", "staff-sign-in", "staff-sign-in-wrong", "staff-caseload-empty",
  "staff-new-case-wrong", "staff-new-case", "staff-case-overview", "staff-case-history", "staff-caseload",
  "staff-team", "staff-add-wrong", "staff-replace", "staff-disable", "staff-my-passphrase", "staff-recover", "staff-idle",
  "staff-caseload-full", "staff-caseload-found",
];

/** Walks past all of them in a world of its own. */
export async function everyStaffPage(t, openWorld, { look, ...options }) {
  const { desk } = await openWorld(t, { look, size: TABLET, ...options });
  await desk.page.clock.install();
  await desk.open("set_up.title");
  await desk.press("set_up.go_on");
  await desk.page.getByRole("alert").first().waitFor();
  await desk.look("staff-set-up-wrong");
  await setUp(desk);
  await desk.look("staff-caseload-empty");
  await cases(desk);
  await team(desk);
  await desk.lock();
  await desk.look("staff-sign-in");
  await trySignIn(desk, { ...MANAGER, passphrase: "not at all the one it is" });
  await desk.says("sign_in.wrong");
  await desk.look("staff-sign-in-wrong");
  await desk.press("recover.link");
  await desk.at("recover.title");
  await desk.look("staff-recover");
  await desk.press("recover.back");
  await signIn(desk);
  await desk.page.clock.runFor((CENTRE.limits.lock_seconds - 30) * 1000);
  await desk.page.getByRole("alertdialog").waitFor();
  await desk.look("staff-idle");
  await full((await openWorld(t, { look, size: TABLET, ...options })).desk);
}

async function full(desk) {
  await fillDemo(desk, 60);
  await desk.says("caseload.today");
  await desk.look("staff-caseload-full");
  await desk.write("caseload.search", "07");
  await desk.look("staff-caseload-found");
}

const COLLEAGUE = { name: "Ines Barlow", signIn: "ines", passphrase: "harbour pencil sunday otter" };

async function team(desk) {
  await toPage(desk, "desk.team");
  await desk.press("team.add");
  await desk.press("team.add_done");
  await desk.page.getByRole("alert").first().waitFor();
  await desk.look("staff-add-wrong");
  await addColleague(desk, COLLEAGUE);
  await desk.look("staff-team");
  await replacePassphrase(desk, COLLEAGUE, "walnut ribbon tuesday crane");
  await disable(desk, COLLEAGUE);
  await toPage(desk, "desk.my_passphrase");
  await desk.look("staff-my-passphrase");
}

async function cases(desk) {
  await desk.press("caseload.new");
  await desk.at("new_case.title");
  await desk.look("staff-new-case");
  await desk.press("new_case.open");
  await desk.page.getByRole("alert").first().waitFor();
  await desk.look("staff-new-case-wrong");
  await desk.press("new_case.not_now");
  await desk.at("caseload.title");
  await newCase(desk, { name: "Ada Wren", called: "Addie", reference: "R-1" });
  await desk.look("staff-case-overview");
  await toPart(desk, "case.history");
  await desk.look("staff-case-history");
  await toPage(desk, "desk.caseload");
  await desk.page.getByRole("button", { name: "Ada Wren" }).waitFor();
  await desk.look("staff-caseload");
}
