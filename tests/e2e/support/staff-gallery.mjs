// One way past every page and state that staff can meet, for whoever wants to look at all of them.

import { MANAGER, setUp, signIn, trySignIn } from "../pages/staff/access.mjs";
import { TABLET } from "./chromium.mjs";

/** The names under which `look` is called; a walk that misses one has lost a page. */
export const STAFF_PAGES = [
  "staff-set-up-wrong", "staff-set-up", "staff-recovery-words", "staff-recovery-ask", "staff-centre-key",
  "staff-centre-key-made", "staff-sign-in", "staff-sign-in-wrong", "staff-caseload-empty",
];

/** Walks past all of them in a world of its own. */
export async function everyStaffPage(t, openWorld, { look, ...options }) {
  const { desk } = await openWorld(t, { look, size: TABLET, ...options });
  await desk.open("set_up.title");
  await desk.press("set_up.go_on");
  await desk.page.getByRole("alert").first().waitFor();
  await desk.look("staff-set-up-wrong");
  await setUp(desk);
  await desk.look("staff-caseload-empty");
  await desk.lock();
  await desk.look("staff-sign-in");
  await trySignIn(desk, { ...MANAGER, passphrase: "not at all the one it is" });
  await desk.says("sign_in.wrong");
  await desk.look("staff-sign-in-wrong");
  await signIn(desk);
}
