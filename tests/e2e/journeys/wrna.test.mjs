// The WRNA's self-report part on her own phone, by an invite: she is asked what concerns her and nothing else, and each partner
// can open exactly what its agreement lists.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { expectedAtCentre, expectedForQuality, expectedForResearch, UOB_FIELDS } from "../support/agreements.mjs";
import { findCanaries } from "../support/canaries.mjs";
import { PHONE } from "../support/chromium.mjs";
import { itemsOf } from "../support/condition.mjs";
import { inviteLink, openedBy } from "../support/invites.mjs";
import { openEverything, PARTNERS } from "../support/partners.mjs";
import { toWho, wholeJourney } from "../support/walk.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { delivered, send } from "../pages/closing.mjs";

const NAME = "wrna-1.0";
const WRNA = JSON.parse(readFileSync(new URL(`../../../instruments/${NAME}.json`, import.meta.url), "utf8"));
const item = (id) => itemsOf(WRNA).find((entry) => entry.item.id === id).item;
const OF_PARENTS = ["kids", "strain"];

/** A phone that was invited to it. */
async function invited(t, look) {
  const world = await openWorld(t, { size: PHONE, look });
  openedBy(world.app, inviteLink({ packs: [NAME] }));
  return world;
}

test("a woman without children answers her part: nothing about being a parent is asked or missing, and each partner has its own", async (t) => {
  const asked = new Set();
  const { app, wire } = await invited(t, async (name, app) => asked.add(await app.titleNow()));
  const woman = makeWoman({ seed: 411, passes: 9 });
  woman.say(WRNA, item("family.children"), { code: "no" });
  woman.say(WRNA, item("why.way"), { code: "court" });
  await wholeJourney(app, woman, { pack: WRNA });
  await delivered(app, wire, PARTNERS);

  const entries = itemsOf(WRNA);
  const hers = new Set(woman.shown(WRNA).map((entry) => entry.item.text.en));
  const notHers = entries.filter(({ item, section }) => OF_PARENTS.includes(section.id) || item.audience === "caseworker");
  assert.ok(notHers.length > 20 && hers.size > 100, `${notHers.length}, ${hers.size}`);
  assert.deepEqual([...hers].filter((text) => !asked.has(text)), [], "all that is hers was asked");
  assert.deepEqual(notHers.map((entry) => entry.item.text.en).filter((text) => asked.has(text) && !hers.has(text)), []);

  const { centre, uob, jabbs } = await openEverything(wire);
  const fields = centre[0].payload.fields;
  assert.deepEqual([fields.pack.id, fields.pack.version], ["wrna", "1.0"]);
  assert.deepEqual(fields.answers, expectedAtCentre(woman, WRNA).answers);
  const parents = entries.filter(({ section }) => OF_PARENTS.includes(section.id)).map((entry) => entry.item.id);
  assert.deepEqual(fields.answers.filter((answer) => parents.includes(answer.item)), [], "not even as missing");
  assert.equal(fields["research-consent"].decision, "given");

  const research = uob[0].payload.fields;
  assert.deepEqual(Object.keys(research).filter((field) => !UOB_FIELDS.includes(field)), []);
  assert.deepEqual(research["closed-answers"], expectedForResearch(woman, WRNA));
  // Of offences, research has her own coded answers; no words, no dates, and nothing that a caseworker would say of her.
  const offence = research["closed-answers"].filter((answer) => item(answer.item).category === "offence").map((a) => a.item);
  const coded = woman.shown(WRNA).map((entry) => entry.item);
  const agreed = coded.filter(({ category, type }) => category === "offence" && !["long-text", "date"].includes(type));
  assert.deepEqual(offence, agreed.map(({ id }) => id));
  assert.ok(offence.includes("why.way") && offence.includes("view.blame") && !offence.includes("why.story"));
  assert.deepEqual(findCanaries(uob[0].text, woman.secrets()), []);

  const { completed, missing } = expectedForQuality(woman, WRNA);
  assert.deepEqual({ completed: jabbs[0].payload.fields.completed, missing: jabbs[0].payload.fields.missing }, { completed, missing });
  assert.deepEqual(findCanaries(jabbs[0].text, [...woman.secrets(), research["study-id"]]), []);
});

test("without her yes to research, nothing of the WRNA goes to the university", async (t) => {
  const { app, wire } = await invited(t);
  const woman = makeWoman({ seed: 412, consent: false });
  await toWho(app, woman, { pack: WRNA });
  await send(app);
  await delivered(app, wire, ["centre", "jabbs"]);
  assert.deepEqual(wire.requests.filter(({ url }) => url.includes("/uob/")), [], "not even a preflight");
  const { centre } = await openEverything(wire);
  assert.equal(centre[0].payload.fields["research-consent"].decision, "declined");
  assert.equal(centre[0].payload.fields.pack.id, "wrna");
});
