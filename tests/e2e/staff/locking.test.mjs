// A tablet that is put down, put away or put to sleep locks itself, and then nothing of anybody is left on it to read.

import assert from "node:assert/strict";
import test from "node:test";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { setHidden } from "../support/chromium.mjs";
import { openTablet } from "../support/tablet.mjs";
import { CENTRE, staffWord as word } from "../support/words.mjs";
import { readStorage, scanProfile } from "../support/traces.mjs";
import { signIn } from "../pages/staff/access.mjs";
import { newCase, openCase, toPart } from "../pages/staff/cases.mjs";

const LIMIT = CENTRE.limits.lock_seconds * 1000;
const WARNING = 60_000;

/** A case of canaries on the page of a tablet whose clock the test moves. */
async function atWork(t) {
  const world = await openTablet(t, { clock: {} });
  const canaries = makeCanaries();
  const her = { name: canaries.words("name"), called: canaries.words("called"), reference: canaries.words("reference") };
  await newCase(world.desk, her);
  return { ...world, her, secrets: canaries.all() };
}

/** Locked: on the page, in its source, in its fields and in storage no canary is left. */
async function assertNothingLeft({ desk, page }, secrets) {
  await desk.at("sign_in.title");
  await desk.says("sign_in.locked");
  const values = await page.evaluate(() => [...document.querySelectorAll("input, textarea")].map((field) => field.value).join("\n"));
  const kept = JSON.stringify(await readStorage(page));
  assert.deepEqual(findCanaries([await page.content(), values, page.url(), await page.title(), kept].join("\n"), secrets), []);
}

test("nobody touches the tablet: a warning that a key answers, then it locks and leaves nothing to read", async (t) => {
  const { desk, page, her, secrets } = await atWork(t);
  const dialog = page.getByRole("alertdialog");
  await page.clock.runFor(LIMIT - WARNING - 20_000);
  assert.equal(await dialog.isVisible(), false);
  await page.clock.runFor(21_000);
  await dialog.waitFor();
  assert.ok(await desk.button("idle.stay").evaluate((button) => button === document.activeElement), "the focus is in the warning");
  await desk.look("staff-idle");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.clock.runFor(LIMIT - WARNING + 2_000);
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.clock.runFor(LIMIT + 2_000);
  await assertNothingLeft({ desk, page }, secrets);
  await signIn(desk);
  await openCase(desk, her.name);
});

test("working keeps the tablet open: a key is enough", async (t) => {
  const { page } = await atWork(t);
  for (let turn = 0; turn < 3; turn += 1) {
    await page.clock.runFor(LIMIT - WARNING - 20_000);
    await page.keyboard.press("Shift");
  }
  assert.equal(await page.getByRole("alertdialog").isVisible(), false);
});

test("a page out of sight for longer than the limit locks", async (t) => {
  const { desk, page, secrets } = await atWork(t);
  await setHidden(page, true);
  await page.clock.runFor(LIMIT + 2_000);
  await setHidden(page, false);
  await assertNothingLeft({ desk, page }, secrets);
});

test("a tablet that slept is locked when it wakes, though the limit was not reached", async (t) => {
  const { desk, page, secrets } = await atWork(t);
  await page.clock.fastForward(45_000);
  await assertNothingLeft({ desk, page }, secrets);
});

test("locked by the button: not one canary in any file of the browser", async (t) => {
  const { chromium, desk, page, profile, secrets } = await atWork(t);
  await desk.lock();
  await assertNothingLeft({ desk, page }, secrets);
  await page.waitForTimeout(1500); // long enough for Chromium to write its own files
  await chromium.close();
  assert.deepEqual(await scanProfile(profile, secrets), []);
});

test("what is typed and not saved is asked about before it locks; what is kept by itself, and what is saved, is not", async (t) => {
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await toPart(desk, "case.plan");
  await desk.press("plan.add_goal");
  await desk.write("plan.goal_words", "A home of my own");
  await desk.press("desk.lock");
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText(word("desk.unsaved_kept", { names: word("plan.goal_words") }), { exact: true }).waitFor();
  await desk.press("desk.keep_writing");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.getByLabel(word("plan.goal_words"), { exact: true }).inputValue(), "A home of my own");
  await desk.press("desk.lock");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await desk.press("plan.goal_add_done");
  await page.getByRole("heading", { level: 3, name: "A home of my own" }).waitFor();
  await toPart(desk, "case.notes");
  await desk.press("note.new");
  await desk.write("note.text", "She came at ten.");
  await desk.says("note.kept");
  await desk.lock();
  await signIn(desk);
  await openCase(desk, "Ada Wren");
  await toPart(desk, "case.plan");
  await desk.press("plan.add_goal");
  await desk.write("plan.goal_words", "Half a");
  await desk.press("desk.lock");
  await desk.press("desk.lock_and_keep");
  await desk.at("sign_in.title");
});
