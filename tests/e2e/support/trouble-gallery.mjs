// One way past everything that can go wrong for a woman without being her fault, for whoever wants to look at all of it.

import { readWhatThisIs } from "../pages/before.mjs";
import { decideOnResearch } from "../pages/consent.mjs";
import { tellWhoSheIs } from "../pages/profile.mjs";
import { give, onScreen, passAll } from "../pages/questions.mjs";
import { comeBack } from "../pages/save.mjs";
import { appOn } from "../pages/app.mjs";
import { evict, fillUp, refuseDatabases } from "./storage-trouble.mjs";
import { begin, toSectionsBriefly, toWho } from "./walk.mjs";
import { makeWoman } from "./woman.mjs";
import { ABOUT, CENTRE, PACK, word, wordEnd } from "./words.mjs";

/** The names under which `look` is called; a walk that misses one has lost a page. */
export const TROUBLES = [
  "trouble-full", "trouble-evicted", "trouble-second-tab", "trouble-nothing-kept", "trouble-expired", "trouble-not-sent",
  "trouble-not-set-up",
];

/** Walks past all of them, each in a world of its own. */
export async function everyTrouble(t, openWorld, { look, ...options }) {
  // Other pages on the way have a walk of their own.
  const only = async (name, app) => name.startsWith("trouble-") && look(name, app);
  const fresh = (more) => openWorld(t, { look: only, ...options, ...more });
  // Half a minute is waited there for the browser: meanwhile the others are walked past.
  const full = answering(await fresh(), fillUp, "trouble-full");
  await answering(await fresh(), evict, "trouble-evicted");
  await secondTab(await fresh(), only);
  await nothingKept(await fresh());
  await expired(await fresh());
  await notSent(await fresh());
  await notSetUp(await fresh({ site: "stockport" }));
  await full;
}

/** An answer that cannot be kept. */
async function answering({ app, page }, trouble, name) {
  const woman = makeWoman({ seed: 91, passes: Infinity });
  await toSectionsBriefly(app, woman, { save: true });
  await begin(app);
  const { entry } = await onScreen(app, woman, PACK);
  await trouble(page);
  await give(app, PACK, entry.item, woman.answer(PACK, entry.item));
  await page.getByRole("alert").filter({ hasText: word("question.could_not_save") }).waitFor();
  await app.look(name);
}

async function secondTab({ app, context }, look) {
  const words = await toSectionsBriefly(app, makeWoman({ seed: 92 }), { save: true });
  const second = appOn(await context.newPage(), { look });
  await second.open();
  await comeBack(second, words);
  await second.page.getByText(word("errors.second_tab")).waitFor();
  await second.look("trouble-second-tab");
}

async function nothingKept({ app, page }) {
  const woman = makeWoman({ seed: 93 });
  await refuseDatabases(page);
  await app.open();
  await readWhatThisIs(app);
  await tellWhoSheIs(app, woman, { brief: true });
  await passAll(app, woman, ABOUT);
  await decideOnResearch(app, woman);
  await app.press("save.make");
  await page.getByText(word("errors.private_mode")).waitFor();
  await app.look("trouble-nothing-kept");
}

async function expired({ app, page }) {
  await toSectionsBriefly(app, makeWoman({ seed: 94 }), { save: true });
  await page.clock.install({ time: Date.now() + (CENTRE.limits.draft_days + 1) * 24 * 3600 * 1000 });
  await app.open();
  await app.press("opening.come_back");
  await page.getByRole("heading", { name: word("come_back.expired_title") }).waitFor();
  await app.look("trouble-expired");
}

async function notSent({ app, page }) {
  await toWho(app, makeWoman({ seed: 95 }));
  await fillUp(page);
  await app.press("who.send");
  await page.getByRole("alert").filter({ hasText: word("errors.not_sent") }).waitFor();
  await app.look("trouble-not-sent");
}

async function notSetUp({ app, page }) {
  await toWho(app, makeWoman({ seed: 96 }));
  await page.getByText(wordEnd("who.not_set_up")).waitFor();
  await app.look("trouble-not-set-up");
}
