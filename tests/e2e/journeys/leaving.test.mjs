// Leaving at once, by every way there is; locking when she is away; going back and reloading. Nothing of hers may stay in sight.

import assert from "node:assert/strict";
import test from "node:test";
import { appOn } from "../pages/app.mjs";
import { answerOne, give, moved, onScreen } from "../pages/questions.mjs";
import { readWhatThisIs } from "../pages/before.mjs";
import { comeBack } from "../pages/save.mjs";
import { APP } from "../support/fault-proxy.mjs";
import { historyOf, setHidden } from "../support/chromium.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { readStorage } from "../support/traces.mjs";
import { begin, toSections, toSectionsBriefly } from "../support/walk.mjs";
import { CENTRE, PACK, word } from "../support/words.mjs";

const NEUTRAL = CENTRE.exit_address;
const nothing = { databases: {}, cached: {}, local: {}, session: {}, cookies: "" };

const ways = {
  "the button": async ({ app }) => app.leave.click({ noWaitAfter: true }),
  "Shift three times": async ({ page }) => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  },
  "the hidden link, by keyboard": async ({ page }) => {
    const link = page.getByRole("link", { name: word("leave.hidden_link") });
    const isHere = () => link.evaluate((element) => element === document.activeElement);
    // From the very top, as whoever has just come to the page.
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
    });
    for (let stop = 0; stop < 4 && !(await isHere()); stop += 1) await page.keyboard.press("Tab");
    assert.ok(await isHere(), "it is among the first stops of Tab");
    await page.keyboard.press("Enter");
  },
};

for (const [name, leave] of Object.entries(ways)) {
  test(`leaving by ${name}: hidden in the next frame, gone from Back, nothing kept`, async (t) => {
    const world = await openWorld(t);
    const { app, page, wire, context } = world;
    const woman = makeWoman({ seed: 31 });
    await toSections(app, woman);
    await begin(app);
    await answerOne(app, woman, PACK, (await onScreen(app, woman, PACK)).entry);
    const frames = await watchFrames(page);
    wire.holdPlayed(1500); // a slow network: the neutral site is not there yet
    await leave(world);
    const [frame] = await frames.first();
    assert.deepEqual(frame, { readable: "", covered: true }, "in the first frame after it, nothing can be read");
    await page.waitForURL(NEUTRAL);
    assert.deepEqual(world.chromium.dialogs, [], "nothing asks whether she is sure");

    const [visit] = wire.requests.filter((r) => r.url === NEUTRAL);
    assert.ok(visit && !headerNames(visit).includes("referer") && !headerNames(visit).includes("cookie"));
    const { entries, currentIndex } = await historyOf(page);
    const behind = entries.slice(0, currentIndex);
    assert.deepEqual(behind.filter(({ url }) => url.startsWith(APP)), [], "no entry of the app is left to go back to");
    // What no page can take out of the list is the entry ahead: it leads to the first page, with nothing of hers.
    await page.goForward();
    await app.at("opening.title");
    await app.showsNone(woman.secrets());
    await page.goBack({ waitUntil: "commit" });
    await page.waitForURL(NEUTRAL, { waitUntil: "commit" }); // out of the browser's cache it does not load again
    await app.showsNone(woman.secrets());

    const later = await context.newPage();
    await later.goto(`${APP}/`);
    assert.deepEqual(await readStorage(later), nothing);
    assert.deepEqual(await later.evaluate(() => document.body.innerText.length > 0), true);
  });
}

test("leaving with saved answers: they need her words again, and nothing else is there", async (t) => {
  const { app, page, context } = await openWorld(t);
  const woman = makeWoman({ seed: 32 });
  const words = await toSectionsBriefly(app, woman, { save: true });
  await app.leave.click();
  await page.waitForURL(NEUTRAL);
  const later = await context.newPage();
  const again = appOn(later);
  await again.open();
  await again.showsNone(woman.secrets());
  await comeBack(again, words);
  await again.at("sections.title");
});

test("Shift held for capitals, or pressed slowly, does not leave", async (t) => {
  const { app, page } = await openWorld(t);
  await app.open();
  await readWhatThisIs(app);
  await page.getByLabel(word("about.name")).focus();
  for (const letter of "ABCD") await page.keyboard.press(`Shift+${letter}`);
  assert.equal(await page.getByLabel(word("about.name")).inputValue(), "ABCD");
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.waitForTimeout(5200);
  await page.keyboard.press("Shift");
  await page.waitForTimeout(300);
  assert.equal(page.url(), `${APP}/`);
});

test("hidden for longer than the centre's limit: locked, empty of her words, and opened again by them", async (t) => {
  const { app, page } = await openWorld(t);
  await page.clock.install();
  const woman = makeWoman({ seed: 33 });
  const words = await toSections(app, woman, { save: true });
  await begin(app);
  const { entry } = await onScreen(app, woman, PACK);
  const before = await app.titleNow();
  await give(app, PACK, entry.item, woman.answer(PACK, entry.item));
  await moved(app, before);
  const here = await app.titleNow();

  await setHidden(page, true);
  await page.clock.fastForward((CENTRE.limits.lock_seconds - 5) * 1000);
  await setHidden(page, false);
  assert.equal(await app.titleNow(), here, "not yet");

  await setHidden(page, true);
  await page.clock.fastForward((CENTRE.limits.lock_seconds + 5) * 1000);
  await app.at("locked.title");
  await app.showsNone([...woman.secrets(), here]);
  await setHidden(page, false);
  await app.write("come_back.label", words.join(" "));
  await app.press("come_back.open");
  await app.titled(here);
});

test("locked without saving: what she said is gone from the phone, and she is told so", async (t) => {
  const { app, page } = await openWorld(t);
  await page.clock.install();
  const woman = makeWoman({ seed: 34 });
  await toSections(app, woman);
  await setHidden(page, true);
  await page.clock.fastForward((CENTRE.limits.lock_seconds + 5) * 1000);
  await setHidden(page, false);
  await app.at("locked.title");
  await page.getByText(word("locked.unsaved")).waitFor();
  await app.showsNone(woman.secrets());
  assert.deepEqual(await readStorage(page), nothing);
});

test("the browser's Back goes one question back with its answer there, and no trail grows", async (t) => {
  const { app, page } = await openWorld(t);
  const woman = makeWoman({ seed: 35, passes: Infinity });
  await toSectionsBriefly(app, woman);
  await begin(app);
  const asked = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const { entry } = await onScreen(app, woman, PACK);
    asked.push({ title: await app.titleNow(), entry });
    await answerOne(app, woman, PACK, entry);
  }
  const { entries } = await historyOf(page);
  assert.ok(entries.length <= 3, `the history has ${entries.length} entries`);
  for (const { title } of asked.reverse()) {
    await page.evaluate(() => history.back());
    await app.titled(title);
    assert.equal(page.url(), `${APP}/`);
    assert.ok(await page.evaluate(somethingGiven), "her answer is still there");
  }
});

test("reloading shows nothing of hers, and with saving loses nothing", async (t) => {
  const { app, page } = await openWorld(t);
  const woman = makeWoman({ seed: 36 });
  const words = await toSections(app, woman, { save: true });
  await begin(app);
  const { entry } = await onScreen(app, woman, PACK);
  await answerOne(app, woman, PACK, entry);
  const here = await app.titleNow();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await app.showsNone([...woman.secrets(), here]);
  await app.open();
  await comeBack(app, words);
  await app.titled(here);
});

test("after loading anew, and after a lock, nothing of the app is left to go back to", async (t) => {
  const { app, page, wire } = await openWorld(t);
  await page.clock.install();
  await app.open();
  await readWhatThisIs(app);
  const { entries: before } = await historyOf(page);
  await page.reload();
  await app.at("opening.title");
  await readWhatThisIs(app);
  await app.write("about.name", "Wren");
  await setHidden(page, true);
  await page.clock.fastForward((CENTRE.limits.lock_seconds + 5) * 1000);
  await setHidden(page, false);
  await app.at("locked.title");
  await app.press("come_back.start_again");
  await readWhatThisIs(app);
  const { entries } = await historyOf(page);
  assert.equal(entries.length, before.length, "the trail is no longer for it");
  await page.evaluate(() => history.back());
  await app.at("notice.title");
  assert.equal(wire.requests.filter((r) => r.url === `${APP}/`).length, 3, "nothing more is loaded for a step back");
  await app.leave.click();
  await page.waitForURL(NEUTRAL);
  const { entries: after, currentIndex } = await historyOf(page);
  assert.deepEqual(after.slice(0, currentIndex).filter(({ url }) => url.startsWith(APP)), []);
});

test("an untouched page has no entry of its own making, and leaves at Back", async (t) => {
  const { app, page } = await openWorld(t);
  await page.goto("about:blank");
  const { entries: before } = await historyOf(page);
  await app.open();
  assert.equal((await historyOf(page)).entries.length, before.length + 1);
  await app.press("opening.start");
  await app.at("leaving_info.title");
  assert.equal((await historyOf(page)).entries.length, before.length + 2);
});

/** In the page: whether a choice is made or a field is filled in. */
const somethingGiven = () =>
  document.querySelector("[aria-pressed=true], main :checked") !== null ||
  [...document.querySelectorAll("main input[type=text], main textarea")].some((field) => field.value !== "");

const headerNames = (request) => request.headers.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase());

/** From now on, tells what can be read in the frame after the next press, touch or key. */
async function watchFrames(page) {
  const seen = [];
  let tell;
  const first = new Promise((resolve) => (tell = resolve));
  page.on("console", (message) => {
    if (!message.text().startsWith("frame:")) return;
    seen.push(JSON.parse(message.text().slice(6)));
    tell(seen);
  });
  await page.evaluate(() => {
    const look = () => {
      const points = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((x) => [0.05, 0.3, 0.6, 0.95].map((y) => [x * innerWidth, y * innerHeight]));
      const top = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
      const readable = top.map((e) => (getComputedStyle(e).visibility === "hidden" ? "" : e.innerText ?? "")).join("").trim();
      const background = (e) => getComputedStyle(e).backgroundColor;
      const opaque = (e) => !/, 0\)$|transparent/.test(background(e)) && getComputedStyle(e).opacity === "1";
      const body = [...document.body.children].every((e) => getComputedStyle(e).display === "none" || getComputedStyle(e).visibility === "hidden");
      const covered = body || document.body.children.length === 0 || top.every((e) => opaque(e) && !e.innerText?.trim());
      console.log(`frame:${JSON.stringify({ readable, covered })}`);
    };
    let shifts = 0;
    const leaves = (event) => {
      if (event.type === "click") return event.target.closest?.("a")?.textContent.trim().length > 0;
      return event.key === "Shift" && (shifts += 1) === 3;
    };
    for (const type of ["click", "keyup"]) {
      addEventListener(type, (event) => leaves(event) && requestAnimationFrame(look), { capture: true });
    }
  });
  return { first: () => first };
}
