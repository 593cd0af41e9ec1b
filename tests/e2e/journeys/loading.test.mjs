// Before the app runs, and where it cannot: the page says what is going on, and help is there in one tap all the same.

import assert from "node:assert/strict";
import test from "node:test";
import { axe } from "../support/axe.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { openWorld } from "../support/world.mjs";
import { CENTRE, word } from "../support/words.mjs";

/** Every helpline with a number can be called from the page as it stands. */
async function assertHelplines(page) {
  await page.locator("summary").evaluateAll((all) => all.forEach((summary) => (summary.parentElement.open = true)));
  for (const { phone, text } of CENTRE.helplines) {
    const digits = (phone ?? text).replaceAll(" ", "");
    assert.ok((await page.locator(`a[href$=":${digits}"]`).count()) > 0, `${phone ?? text} can be called`);
  }
  assert.ok((await page.locator(`a[href="${CENTRE.exit_address}"]`).count()) > 0, "there is a way out");
}

test("without scripts: what is the matter, helplines with their numbers, a way out, and nothing axe finds", async (t) => {
  const { page } = await openWorld(t);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setScriptExecutionDisabled", { value: true });
  await page.goto(`${APP}/`);
  await session.send("Emulation.setScriptExecutionDisabled", { value: false });
  await assertHelplines(page);
  assert.deepEqual(await axe(page), []);
});

test("while the program is still on its way: said so, with help and the way out", async (t) => {
  const { page, wire } = await openWorld(t);
  wire.stall(/\.wasm$/);
  await page.goto(`${APP}/`, { waitUntil: "commit" });
  await page.getByText(word("app.loading")).waitFor();
  await assertHelplines(page);
  assert.deepEqual(await axe(page), []);
});

test("a part that does not arrive is said, and can be tried again", async (t) => {
  const { page, app } = await openWorld(t);
  await page.route(/gwa-1\.0-.*\.txt$/, (route) => route.abort());
  await page.goto(`${APP}/`);
  await page.getByRole("alert").filter({ hasText: word("before.failed") }).waitFor();
  assert.equal(await page.getByText(word("app.loading")).count(), 0, "it no longer says that it is getting ready");
  await assertHelplines(page);
  assert.deepEqual(await axe(page), []);
  await page.unroute(/gwa-1\.0-.*\.txt$/);
  await page.getByRole("link", { name: word("before.again") }).click();
  await app.at("opening.title");
});
