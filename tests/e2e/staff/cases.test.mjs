// Cases: opened, found again after locking, and nothing of them readable at rest or in the address.

import assert from "node:assert/strict";
import test from "node:test";
import { findCanaries, makeCanaries } from "../support/canaries.mjs";
import { historyOf } from "../support/chromium.mjs";
import { openTablet } from "../support/tablet.mjs";
import { staffWord as word } from "../support/words.mjs";
import { readStorage } from "../support/traces.mjs";
import { MANAGER, signIn } from "../pages/staff/access.mjs";
import { archive, newCase, onCase, openCase, reopen, toPage, toPart } from "../pages/staff/cases.mjs";

test("a new case stands in the list, opens after locking, says who opened it, and is sealed", async (t) => {
  const { desk, page } = await openTablet(t);
  const canaries = makeCanaries();
  const her = { name: canaries.words("name"), called: canaries.words("called"), reference: canaries.words("reference") };
  await newCase(desk, her);
  await page.getByText(her.called).waitFor();
  await toPart(desk, "case.history");
  const opened = page.getByRole("row").filter({ hasText: word("event.opened") });
  assert.match(await opened.innerText(), new RegExp(MANAGER.name));
  await page.goBack();
  await page.getByText(her.called).waitFor();
  await page.goBack();
  await desk.at("caseload.title");
  await openCase(desk, her.name);
  await toPage(desk, "desk.caseload");
  assert.deepEqual(findCanaries(JSON.stringify([await readStorage(page), await historyOf(page)]), canaries.all()), []);
  await desk.lock();
  assert.deepEqual(findCanaries(await page.content(), canaries.all()), []);
  await signIn(desk);
  await openCase(desk, her.name);
  await onCase(desk, her.name);
});

test("an archived case leaves the list and comes back when it is reopened", async (t) => {
  const { desk } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await archive(desk, "Moved away");
  await toPage(desk, "desk.caseload");
  await desk.says("caseload.none");
  await newCase(desk, { name: "Bea Lark" });
  await archive(desk, "Moved away");
  await reopen(desk, "Came back");
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Bea Lark");
});
