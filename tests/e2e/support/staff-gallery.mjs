// One way past every page and state that staff can meet, for whoever wants to look at all of them.

import { MANAGER, setUp, signIn, trySignIn } from "../pages/staff/access.mjs";
import { asked, beginInterview, choose, finish, optionsOf, scaleRow, toSection, wayOf } from "../pages/staff/assess.mjs";
import { archive, newCase, openCase, raiseAlert, reopen, toPage, toPart } from "../pages/staff/cases.mjs";
import { fillDemo, openInterviewed } from "../pages/staff/demo.mjs";
import { addGoal, addStep, goal, openSuggested, toPaper, toPlan, undecided } from "../pages/staff/plan.mjs";
import { beginNote, correct, enterNote, entry, markWords, strike } from "../pages/staff/notes.mjs";
import { addReferral, chooseSubject } from "../pages/staff/papers.mjs";
import { change, field, openApart, save, saidBy, tell, toAbout, unfold, write } from "../pages/staff/record.mjs";
import { chooseFile, saveFile, toTablets } from "../pages/staff/tablets.mjs";
import { addColleague, disable, replacePassphrase, toMyPassphrase } from "../pages/staff/team.mjs";
import { CENTRE, INTERVIEW, PACK, staffWord as word, word as herWord } from "./words.mjs";
import { TABLET } from "./chromium.mjs";
import { everyHalfTypedPage, HALF_TYPED_PAGES } from "./half-typed-gallery.mjs";
import { everyInboxPage, INBOX_PAGES } from "./inbox-gallery.mjs";
import { everyPackPage, PACK_PAGES } from "./packs-gallery.mjs";

/** The names under which `look` is called; a walk that misses one has lost a page. */
export const STAFF_PAGES = [
  "staff-set-up-wrong", "staff-set-up", "staff-recovery-words", "staff-recovery-ask", "staff-centre-key",
  "staff-centre-key-made", "staff-sign-in", "staff-sign-in-wrong", "staff-caseload-empty",
  "staff-new-case-wrong", "staff-new-case", "staff-case-overview", "staff-case-giving", "staff-case-archiving",
  "staff-case-raising", "staff-case-alert", "staff-case-acknowledging", "staff-case-past-alert", "staff-case-archived",
  "staff-plan-empty", "staff-plan-goal-wrong", "staff-plan-goal", "staff-plan-step", "staff-plan-review", "staff-plan",
  "staff-plan-suggestions", "staff-plan-accepting", "staff-plan-declining", "staff-for-her", "staff-for-file",
  "staff-same-woman", "staff-side-by-side", "staff-case-together", "staff-case-history", "staff-caseload",
  "staff-tablets", "staff-tablets-saved", "staff-tablets-wrong", "staff-tablets-manager", "staff-tablets-taken", "staff-join", "staff-join-wrong",
  "staff-team", "staff-add-wrong", "staff-replace", "staff-disable", "staff-my-passphrase", "staff-recover", "staff-idle",
  "staff-caseload-full", "staff-caseload-found", "staff-about-empty", "staff-about-form", "staff-about-wrong", "staff-about",
  "staff-about-apart", "staff-notes-empty", "staff-notes-wrong", "staff-notes-writing", "staff-notes-throw", "staff-case-begun",
  "staff-notes", "staff-papers-empty", "staff-papers-letter", "staff-papers-wrong", "staff-papers-document",
  "staff-papers-referral", "staff-papers", "staff-assessments-none", "staff-interview", "staff-interview-hard",
  "staff-interview-help", "staff-interview-finish", "staff-results", "staff-results-behind", "staff-results-view",
  "staff-assessments", "staff-interview-hers", "staff-over-time",
  "staff-two-parts", "staff-two-parts-results", "staff-two-parts-over-time", "staff-two-parts-for-her", "staff-two-parts-for-file",
  ...HALF_TYPED_PAGES,
  ...PACK_PAGES,
  ...INBOX_PAGES,
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
  await tablets(desk, async () => (await openWorld(t, { look, size: TABLET, ...options })).desk);
  await team(desk);
  await everyPackPage(desk);
  await everyHalfTypedPage(desk);
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
  await everyInboxPage(t, openWorld, { look, ...options });
}

async function full(desk) {
  await fillDemo(desk, 60);
  await desk.says("caseload.today");
  await desk.look("staff-caseload-full");
  await desk.write("caseload.search", "an");
  await desk.look("staff-caseload-found");
  await desk.write("caseload.search", "");
  await openApart(desk);
  await desk.look("staff-about-apart");
  await toPage(desk, "desk.caseload");
  await twice(desk);
  await suggestions(desk);
  await twoParts(desk);
}

/** Two worked at it, twice: what it came to, how it changed, and both papers, the one for the file with every answer. */
async function twoParts(desk) {
  await toPage(desk, "desk.caseload");
  await openInterviewed(desk);
  await toPart(desk, "case.assessments");
  await wayOf(desk, "assess.results", INTERVIEW).first().waitFor();
  await desk.look("staff-two-parts");
  await wayOf(desk, "assess.results", INTERVIEW).first().click();
  await desk.page.getByText(word("results.for_judgement")).first().waitFor();
  await desk.look("staff-two-parts-results");
  await toPart(desk, "case.assessments");
  await desk.press("assess.over_time");
  await desk.page.locator("svg.app-course").first().waitFor();
  await desk.look("staff-two-parts-over-time");
  await toPlan(desk);
  await toPaper(desk, "summary.hers");
  await desk.look("staff-two-parts-for-her");
  await desk.press("plan.not_now");
  const paper = await toPaper(desk, "summary.file");
  await desk.hand.tick(desk.page.getByLabel(word("summary_file.single"), { exact: true }));
  await paper.getByRole("heading", { level: 4 }).first().waitFor();
  await desk.look("staff-two-parts-for-file");
}

async function notes(desk) {
  await toPart(desk, "case.notes");
  await desk.button("note.new").waitFor();
  await desk.look("staff-notes-empty");
  await beginNote(desk);
  await desk.press("note.enter");
  await desk.says("note.empty");
  await desk.look("staff-notes-wrong");
  await desk.write("note.text", "7777777 777 77 777 7777 77.");
  await markWords(desk, "777 77");
  await desk.page.clock.runFor(1000);
  await desk.says("note.kept");
  await desk.look("staff-notes-writing");
  await desk.press("note.throw_away");
  await desk.page.getByRole("alertdialog").waitFor();
  await desk.look("staff-notes-throw");
  await desk.press("note.keep_writing");
  await toPart(desk, "case.overview");
  await desk.says("note.begun");
  await desk.look("staff-case-begun");
  await desk.press("note.go_on");
  await desk.says("note.found");
  await enterNote(desk);
  await correct(desk, 0, "note.correct");
  await desk.write("note.text", "7777777 777 77 777 7777 77 77.");
  await enterNote(desk);
  await entry(desk, 0).locator("summary").click();
  await beginNote(desk);
  await desk.write("note.text", "77");
  await enterNote(desk);
  await strike(desk, 0, "7");
  await desk.says("entry.struck", { reason: "7" });
  await desk.look("staff-notes");
}

async function papers(desk) {
  await toPart(desk, "case.papers");
  await desk.button("paper.add_letter").waitFor();
  await desk.look("staff-papers-empty");
  await desk.press("paper.add_letter");
  await desk.look("staff-papers-letter");
  await desk.press("paper.enter");
  await desk.says("desk.needed", { field: word("paper.letter_says") });
  await desk.look("staff-papers-wrong");
  await desk.press("paper.not_now");
  await desk.press("paper.add_document");
  await desk.look("staff-papers-document");
  await desk.write("paper.title", "77");
  await desk.press("paper.enter");
  await addReferral(desk, { from: "777", date: { year: "2026" }, says: "7" });
  await chooseSubject(desk, word("paper.from", { from: "777" }), "phone");
  await desk.look("staff-papers-referral");
  await desk.write("subject.phone", "07700 900444");
  await desk.press("told.save");
  await entry(desk, 0).getByRole("definition").filter({ hasText: "07700 900444" }).waitFor();
  await desk.look("staff-papers");
}

async function about(desk) {
  await toAbout(desk);
  await field(desk, "name").waitFor();
  await desk.look("staff-about-empty");
  await change(desk, "phone");
  await saidBy(desk, "phone", word("told.is_safe_sometimes"));
  await desk.look("staff-about-form");
  await write(desk, "phone", word("subject.phone"), "ask Jo");
  await save(desk, "phone");
  await field(desk, "phone").getByText(herWord("problem.phone"), { exact: true }).waitFor();
  await desk.look("staff-about-wrong");
  await write(desk, "phone", word("subject.phone"), "07700 900111");
  await write(desk, "phone", word("told.safe_when"), "7700");
  await save(desk, "phone");
  await tell(desk, "phone", "07700 900222", { by: word("told.by_staff") });
  await change(desk, "email");
  await write(desk, "email", word("subject.email"), "7@7.7");
  await saidBy(desk, "email", word("told.is_not_safe"));
  await save(desk, "email");
  await unfold(desk, "abuse");
  for (const text of ["7", "77"]) await tell(desk, "abuse", text);
  await field(desk, "abuse").getByText(word("told.before", { count: 1 }), { exact: true }).click();
  await desk.look("staff-about");
}

/** An interview of two sections, and what it came to. */
async function assessments(desk) {
  const { page } = desk;
  await toPart(desk, "case.assessments");
  await desk.says("assess.none");
  await desk.look("staff-assessments-none");
  await beginInterview(desk, "Ada Wren");
  await toSection(desk, "hopes");
  await desk.look("staff-interview");
  await toSection(desk, "mood");
  await desk.look("staff-interview-hard");
  for (const id of ["mood.low", "mood.joy", "mood.harm", "mood.die"]) await choose(desk, id, optionsOf(id).length - 1);
  await asked(desk, "mood.harm").getByRole("status").waitFor();
  await desk.look("staff-interview-help");
  await desk.press("interview.end");
  await desk.look("staff-interview-finish");
  await finish(desk);
  await desk.look("staff-results");
  const row = scaleRow(desk, "low-mood");
  const title = PACK.scales.find((scale) => scale.id === "low-mood").title.en;
  await row.getByText(word("results.behind", { scale: title }), { exact: true }).click();
  await row.locator(".app-folded__show").first().click();
  await desk.look("staff-results-behind");
  await row.getByRole("button", { name: word("results.judge") }).click();
  await page.getByLabel(word("results.your_view"), { exact: true }).selectOption({ index: 1 });
  await desk.press("results.keep_view");
  await desk.says("results.reason_needed");
  await desk.look("staff-results-view");
  await desk.press("results.not_now");
}

/** Somebody who answered on her phone, and twice. */
async function twice(desk) {
  const { page } = desk;
  const lines = page.getByRole("list", { name: word("caseload.list"), exact: true }).getByRole("button");
  const [hers, over] = [word("assess.given", { who: word("assess.by_herself") }), desk.button("assess.over_time")];
  for (let place = 0; ; place += 1) {
    await lines.nth(place).click();
    await toPart(desk, "case.assessments");
    await page.getByRole("list", { name: word("assess.list") }).waitFor();
    if ((await over.count()) > 0 && (await page.getByText(hers, { exact: true }).count()) > 0) break;
    await toPage(desk, "desk.caseload");
    await lines.first().waitFor();
  }
  await desk.look("staff-assessments");
  const line = page.getByRole("listitem").filter({ hasText: hers }).first();
  await line.getByRole("button", { name: word("assess.put_right") }).click();
  await page.getByRole("navigation", { name: word("interview.sections") }).getByRole("button").first().click();
  await page.getByText(word("interview.hers"), { exact: true }).first().waitFor();
  await desk.look("staff-interview-hers");
  await desk.press("interview.leave");
  await over.click();
  await page.locator("svg.app-course").first().waitFor();
  await desk.look("staff-over-time");
}

/** Files to another tablet and from it, and the first run of one that is made from this one. */
async function tablets(desk, another) {
  await toTablets(desk);
  await desk.look("staff-tablets");
  const file = await saveFile(desk, "tablets.everything");
  await desk.page.getByText(word("tablets.given_everything", { count: 2 }), { exact: true }).waitFor();
  await desk.look("staff-tablets-saved");
  await chooseFile(desk, Buffer.from("77"));
  await desk.look("staff-tablets-wrong");
  await chooseFile(desk, file);
  await desk.look("staff-tablets-manager");
  await desk.press("tablets.take");
  await desk.says("tablets.nothing_new", { known: 2 });
  await desk.look("staff-tablets-taken");
  const other = await another();
  await other.open("set_up.title");
  await other.press("set_up.join");
  await other.at("join.title");
  await other.look("staff-join");
  await other.press("join.join");
  await other.page.getByRole("alert").first().waitFor();
  await other.look("staff-join-wrong");
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
  await toMyPassphrase(desk);
  await desk.look("staff-my-passphrase");
}

async function plan(desk) {
  await toPlan(desk);
  await desk.look("staff-plan-empty");
  await desk.press("plan.add_goal");
  await desk.press("plan.goal_add_done");
  await desk.look("staff-plan-goal-wrong");
  await desk.press("plan.not_now");
  await addGoal(desk, "77777 777 7777", "plan.stage_ready");
  await desk.look("staff-plan-goal");
  await desk.hand.press(goal(desk, "77777 777 7777").getByRole("button", { name: word("plan.add_step"), exact: true }));
  await desk.look("staff-plan-step");
  await desk.press("plan.not_now");
  await addStep(desk, "77777 777 7777", { what: "777 77", who: "77" });
  await desk.press("plan.review_set");
  await desk.look("staff-plan-review");
  await desk.press("plan.in_four_weeks");
  await desk.button("plan.review_change").waitFor();
  await desk.look("staff-plan");
}

/** Suggestions, and the two pages to print. */
async function suggestions(desk) {
  await toPage(desk, "desk.caseload");
  await openSuggested(desk);
  await desk.look("staff-plan-suggestions");
  await desk.hand.press(undecided(desk).first().getByRole("button", { name: word("plan.accept"), exact: true }));
  await desk.look("staff-plan-accepting");
  await desk.hand.press(undecided(desk).first().getByRole("button", { name: word("plan.decline"), exact: true }));
  await desk.press("plan.decline_done");
  await desk.look("staff-plan-declining");
  await toPaper(desk, "summary.hers");
  await desk.look("staff-for-her");
  await desk.press("plan.not_now");
  await toPaper(desk, "summary.file");
  await desk.look("staff-for-file");
  await desk.press("plan.not_now");
}

async function standing(desk) {
  await desk.press("standing.give");
  await desk.look("staff-case-giving");
  await desk.press("case.archive");
  await desk.press("standing.archive_done");
  await desk.look("staff-case-archiving");
  await desk.press("alert.raise");
  await desk.look("staff-case-raising");
  await desk.press("alert.raise");
  await raiseAlert(desk, "She did not come home last night.");
  await desk.page.getByText(word("alert.what")).click();
  await desk.look("staff-case-alert");
  await desk.press("alert.acknowledge");
  await desk.press("alert.acknowledge_as", { name: MANAGER.name });
  await desk.look("staff-case-acknowledging");
  await desk.write("alert.did", "Rang her sister: she is safe there.");
  await desk.press("alert.acknowledge_as", { name: MANAGER.name });
  await desk.page.getByText(word("alert.before", { count: 1 }), { exact: true }).click();
  await desk.look("staff-case-past-alert");
  await archive(desk, "Moved away");
  await desk.look("staff-case-archived");
  await reopen(desk, "Came back");
  await toPage(desk, "desk.caseload");
  await newCase(desk, { name: "Adela Wren", reference: "R-7" });
  await desk.press("together.look");
  await desk.at("together.title");
  await desk.write("together.search", "Ada");
  await desk.page.getByRole("list", { name: word("together.found") }).waitFor();
  await desk.look("staff-same-woman");
  await desk.hand.press(desk.page.getByRole("list", { name: word("together.found") }).getByRole("button"));
  await desk.button("together.put_together").waitFor();
  await desk.look("staff-side-by-side");
  await desk.hand.press(desk.page.getByLabel(new RegExp(`^Ada Wren`)));
  await desk.press("together.put_together");
  await desk.says("together.done");
  await desk.look("staff-case-together");
  await desk.press("together.take_apart");
  await desk.says("together.done_apart");
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
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
  await standing(desk);
  await plan(desk);
  await about(desk);
  await notes(desk);
  await papers(desk);
  await toPart(desk, "case.history");
  await desk.look("staff-case-history");
  await assessments(desk);
  await toPage(desk, "desk.caseload");
  await desk.page.getByRole("button", { name: "Ada Wren" }).first().waitFor();
  await desk.look("staff-caseload");
}
