// `desk preview`: an author sees her pack in the app itself while she edits it, and what is wrong with it in its place.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { axe } from "../support/axe.mjs";
import { previewed } from "../support/desk.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { openWorld } from "../support/world.mjs";
import { word } from "../support/words.mjs";

const PACK = "instruments/wrna-1.0.json";

/** Waits until the page with this title is there again: the way to it goes over thirty pages. */
const arrived = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor({ timeout: 120_000 });

test("an edited pack is seen at once, at the part where its author was; problems stand in its place until they are gone", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "candour-preview-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const [file, text] = [join(folder, "wrna-1.0.json"), await readFile(PACK, "utf8")];
  await writeFile(file, text);
  const { app, page, chromium } = await openWorld(t, { site: await previewed(t, file) });
  const { sections } = JSON.parse(text);
  const [, safe] = sections;
  const question = safe.items[0].text.en;

  await page.goto(`${APP}/`);
  await arrived(page, word("sections.title"));
  for (const { title } of sections.filter((section) => !section.show_if && section.id !== "record")) {
    await page.getByRole("button", { name: title.en }).first().waitFor();
  }
  await app.hand.press(page.getByRole("button", { name: safe.title.en }));
  await app.titled(safe.title.en);
  await app.press("question.hard_go_on");
  await app.titled(question);

  await app.hand.press(page.getByRole("button", { name: JSON.parse(text).option_sets.true[2].text.en, exact: true }));
  await app.titled(safe.items[1].text.en);
  // Something is answered, and the page changes under it without asking whether to leave.
  await writeFile(file, text.replace(safe.content_note.en, "This part is new."));
  await page.getByText("This part is new.").waitFor({ timeout: 120_000 });
  await app.titled(safe.title.en);

  await writeFile(file, text.replace('"yes-no"', '"yes/no"'));
  await page.getByRole("heading", { name: "One thing to put right" }).waitFor();
  assert.match(await page.getByRole("listitem").innerText(), /^line \d+: \$\.sections\[\d+\]\.items\[\d+\]\.type: "yes\/no"/);
  assert.deepEqual(await axe(page), []);

  await writeFile(file, text);
  await arrived(page, safe.title.en);
  await page.getByText(safe.content_note.en).waitFor();
  assert.deepEqual(chromium.dialogs, []);
});

test("all pages can be seen, and nothing can be sent", async (t) => {
  const { app, page } = await openWorld(t, { site: await previewed(t, PACK) });
  await page.goto(`${APP}/?all`);
  await app.at("opening.title");
  const boxes = await page.evaluate(async () => {
    const link = document.querySelector('link[data-name="centre"]');
    return (await (await fetch(link.href)).text()).includes("8081");
  });
  assert.equal(boxes, false, "the centre names no drop box");
  assert.equal(await page.locator('link[data-name="service-worker"]').count(), 0, "nothing of it is kept");
  await app.press("opening.start");
  await app.at("leaving_info.title");
});
