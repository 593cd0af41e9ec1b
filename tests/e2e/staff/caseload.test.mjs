// The caseload of a demo: found as she types, narrowed by filters, opened by keyboard, and what needs doing today.

import assert from "node:assert/strict";
import test from "node:test";
import { keyboard } from "../support/hands.mjs";
import { TABLET } from "../support/chromium.mjs";
import { staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { signIn } from "../pages/staff/access.mjs";
import { archive, newCase, onCase, toPage } from "../pages/staff/cases.mjs";
import { DEMO_CASEWORKER, DEMO_MANAGER, fillDemo } from "../pages/staff/demo.mjs";

const lines = (desk) => desk.page.getByRole("list", { name: word("caseload.list"), exact: true }).getByRole("button");
const filter = (desk, key) => desk.page.getByRole("group", { name: word("caseload.filters") }).getByRole("button", { name: new RegExp(`^${word(key)} \\(`) });
const countOn = async (desk, key) => Number((await filter(desk, key).innerText()).match(/\((\d+)\)/)[1]);
const found = (desk, count) => (count === 1 ? desk.says("caseload.one") : desk.says("caseload.count", { count }));

test("the demo is filled at one press, and both of its staff sign in with the passphrase that is shown", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 40);
  await toPage(desk, "desk.centre_key");
  await desk.says("centre_key.public_same");
  for (const who of [DEMO_CASEWORKER, DEMO_MANAGER]) {
    await desk.lock();
    await page.getByText(who.passphrase).waitFor();
    await signIn(desk, who);
    await lines(desk).first().waitFor();
  }
});

test("what is typed finds a case by any of its names and numbers at once; Enter opens it; an archived one is found too", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 80);
  await newCase(desk, { name: "Zaneta Quill", called: "Zan", reference: "ZQ-0417" });
  await archive(desk, "Moved away");
  await toPage(desk, "desk.caseload");
  for (const typed of ["zaneta", "ZANETA q", "quill", "quill zan", "ZQ-04"]) {
    await desk.write("caseload.search", typed);
    await found(desk, 1);
    assert.match(await lines(desk).first().innerText(), /Zaneta Quill/);
  }
  await desk.write("caseload.search", "xylophone");
  await desk.says("caseload.none_found");
  await desk.write("caseload.search", "quill");
  await found(desk, 1);
  await page.keyboard.press("Enter");
  await onCase(desk, "Zaneta Quill");
});

/** Lines that are drawn before more are asked for. */
const AT_ONCE = 20;

/** Waits until the list has so many lines. */
const drawn = (desk, count) =>
  desk.page.waitForFunction(([list, most]) => document.querySelectorAll(`ul[aria-label="${list}"] li`).length === most, [word("caseload.list"), count]);

test("each filter shows as many cases as it says, and the archived ones stand apart", async (t) => {
  const { desk } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 80);
  const [open, archived] = [await countOn(desk, "caseload.all"), await countOn(desk, "caseload.archived")];
  assert.equal(open + archived, 80);
  for (const key of ["all", "mine", "alerts", "review_due", "waiting", "not_assessed", "archived"]) {
    const count = await countOn(desk, `caseload.${key}`);
    await desk.hand.press(filter(desk, `caseload.${key}`));
    assert.equal(await filter(desk, `caseload.${key}`).getAttribute("aria-pressed"), "true");
    if (count === 0) await desk.says("caseload.none_here");
    else await found(desk, count);
    await drawn(desk, Math.min(count, AT_ONCE));
  }
  await desk.hand.press(filter(desk, "caseload.all"));
  for (let shown = AT_ONCE; shown < open; shown += AT_ONCE) {
    await drawn(desk, shown);
    await desk.press("caseload.more");
  }
  await drawn(desk, open);
});

test("what needs doing today stands first, and leads to the case", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 80);
  const today = page.getByRole("list", { name: word("caseload.today") }).getByRole("button");
  await today.first().waitFor();
  const alerts = await countOn(desk, "caseload.alerts");
  assert.ok(alerts > 0, "among eighty there are alerts");
  assert.match(await today.first().innerText(), new RegExp(word("caseload.to_see")));
  const name = (await today.first().innerText()).split("\n")[0].trim();
  await desk.hand.press(today.first());
  await onCase(desk, name);
});

test("the caseload by keyboard alone: search, open, back, filter", async (t) => {
  const { desk } = await openWorld(t, { size: TABLET });
  await fillDemo(desk, 20);
  const { page } = desk;
  const name = (await lines(desk).first().innerText()).split("\n")[0].trim();
  const hand = keyboard(page);
  await hand.write(page.getByLabel(word("caseload.search"), { exact: true }), name);
  await page.keyboard.press("Enter");
  await onCase(desk, name);
  await page.goBack();
  await desk.at("caseload.title");
  await hand.press(filter(desk, "caseload.mine"));
  assert.equal(await filter(desk, "caseload.mine").getAttribute("aria-pressed"), "true");
  await hand.press(lines(desk).first());
  await page.getByRole("navigation", { name: word("case.parts") }).waitFor();
});
