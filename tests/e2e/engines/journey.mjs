// Her journey in the engines that phones have besides Chromium's: she answers, saves, comes back, sends, and leaves nothing;
// and she leaves in the middle of a question. With a picture of every page in journey/.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { expectedAtCentre } from "../support/agreements.mjs";
import { appOn } from "../pages/app.mjs";
import { delivered, lookAtPicture, send } from "../pages/closing.mjs";
import { answerAll, answerOne, onScreen } from "../pages/questions.mjs";
import { comeBack } from "../pages/save.mjs";
import { APP, PLAIN_SITE, openWire } from "../support/fault-proxy.mjs";
import { servedSite } from "../support/desk.mjs";
import { findCanaries } from "../support/canaries.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openEverything, PARTNERS } from "../support/partners.mjs";
import { readStorage } from "../support/traces.mjs";
import { begin, toSections, toSectionsBriefly } from "../support/walk.mjs";
import { PACK, word } from "../support/words.mjs";
import { ENGINES } from "./browsers.mjs";
import { pageOf } from "./page.mjs";

const PICTURES = fileURLToPath(new URL("../../../journey/", import.meta.url));
const NEUTRAL = `${PLAIN_SITE}/weather`;
const nothing = { databases: {}, cached: {}, local: {}, session: {}, cookies: "" };

/** One visit in one engine, ended with the test. */
async function visit(t, engine) {
  const wire = await openWire(await servedSite("plain-exit"));
  const session = await ENGINES[engine](wire);
  t.after(async () => {
    await session.end();
    await wire.close();
  });
  const page = pageOf(session);
  const look = async (name) => writeFile(`${PICTURES}${engine}-${name}.png`, await session.picture());
  return { wire, session, page, app: appOn(page, { look }) };
}

/** How many of the first questions she answers before she goes away and comes back. */
const FIRST = 4;

for (const engine of Object.keys(ENGINES)) {
  test(`${engine}: she answers, saves, comes back by her words, sends, and nothing is left`, async (t) => {
    await mkdir(PICTURES, { recursive: true });
    const { wire, page, app } = await visit(t, engine);
    const woman = makeWoman({ seed: 61 });
    const words = await toSections(app, woman, { save: true });
    await begin(app);
    let answered = 0;
    await answerAll(app, woman, PACK, { until: () => (answered += 1) > FIRST });
    const here = await app.titleNow();
    assert.notDeepEqual((await readStorage(page)).databases, {}, "her answers are kept");
    assert.deepEqual(findCanaries(JSON.stringify(await readStorage(page)), woman.secrets()), []);

    await app.open();
    await app.showsNone([...woman.secrets(), here]);
    await comeBack(app, words);
    await app.titled(here);
    await answerAll(app, woman, PACK);
    await lookAtPicture(app);
    await send(app);
    await delivered(app, wire, PARTNERS);
    const opened = await openEverything(wire);
    for (const code of PARTNERS) assert.equal(opened[code].length, 1, `${code} has it once`);
    const { fields } = opened.centre[0].payload;
    for (const [field, value] of Object.entries(expectedAtCentre(woman))) assert.deepEqual(fields[field], value, field);
    assert.deepEqual(findCanaries(opened.uob[0].text, woman.secrets()), []);

    await app.press("app.done");
    await app.at("remove.done_title");
    await app.look("removed");
    assert.deepEqual(await readStorage(page), nothing);
  });

  const ways = {
    "the button": ({ app }) => app.leave.click(),
    "Shift three times": async ({ page }) => {
      for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
    },
  };
  for (const [name, leave] of Object.entries(ways)) {
    test(`${engine}: leaving by ${name} empties the page at once, and Back does not lead to it`, async (t) => {
      const world = await visit(t, engine);
      const { app, page, wire, session } = world;
      const woman = makeWoman({ seed: 62 });
      await toSectionsBriefly(app, woman);
      await begin(app);
      await answerOne(app, woman, PACK, (await onScreen(app, woman, PACK)).entry);
      const here = await app.titleNow();
      wire.holdPlayed(3000); // a slow network: the neutral site is not there yet
      await leave(world);
      assert.equal(await session.run(() => document.body?.innerText.trim() ?? ""), "", "nothing can be read");
      await page.waitForURL(NEUTRAL);
      assert.ok(!wire.requests.some((r) => r.url === NEUTRAL && r.headers.some((h) => /^(referer|cookie)$/i.test(h))));

      wire.holdPlayed(0);
      await session.back();
      await app.showsNone([...woman.secrets(), here]);
      await page.goto(`${APP}/`);
      await app.at("opening.title");
      assert.deepEqual(await readStorage(page), nothing);
    });
  }

  test(`${engine}: Back goes one page back each time, also after loading anew, and shows nothing that is gone`, async (t) => {
    const { app, page } = await visit(t, engine);
    const woman = makeWoman({ seed: 63, passes: Infinity });
    for (const visit of ["first", "after loading anew"]) {
      await toSectionsBriefly(app, woman);
      await begin(app);
      const titles = [];
      for (let turn = 0; turn < 3; turn += 1) {
        titles.push(await app.titleNow());
        await answerOne(app, woman, PACK, (await onScreen(app, woman, PACK)).entry);
      }
      // By the browser's own button, and without a touch between.
      for (const title of titles.reverse()) {
        await page.goBack();
        await app.titled(title);
        assert.equal(await page.url(), `${APP}/`, visit);
      }
      await page.reload();
      await app.at("opening.title");
      await app.showsNone([...woman.secrets(), ...titles]);
      assert.equal(await page.evaluate(() => document.title), word("app.title"));
    }
  });
}
