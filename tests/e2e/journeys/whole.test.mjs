// The main job: she answers everything, and each partner can open exactly what its agreement lists.

import assert from "node:assert/strict";
import test from "node:test";
import { CENTRE_FIELDS, JABBS_FIELDS, UOB_FIELDS, expectedAtCentre, expectedForQuality, expectedForResearch } from "../support/agreements.mjs";
import { findCanaries } from "../support/canaries.mjs";
import { PARTNERS, dropId, openEverything } from "../support/partners.mjs";
import { delivered, send } from "../pages/closing.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { toWho, wholeJourney } from "../support/walk.mjs";
import { openFolded } from "../support/gallery.mjs";
import { CENTRE, word, wordEnd } from "../support/words.mjs";
import { deskOpen } from "../support/desk.mjs";

test("three partners open three different things, each exactly what its agreement lists", async (t) => {
  const { app, wire } = await openWorld(t);
  const woman = makeWoman({ seed: 1 });
  await wholeJourney(app, woman);
  await delivered(app, wire, PARTNERS);
  const opened = await openEverything(wire);
  for (const code of PARTNERS) assert.equal(opened[code].length, 1, `${code} has one message`);
  const [centre, uob, jabbs] = PARTNERS.map((code) => opened[code][0]);

  await t.test("each says to whom it is, and lists the fields of the agreement", () => {
    const lists = { centre: CENTRE_FIELDS, uob: UOB_FIELDS, jabbs: JABBS_FIELDS };
    for (const code of PARTNERS) {
      const { payload } = opened[code][0];
      assert.deepEqual([payload.format, payload.to], [1, code]);
      const unlisted = Object.keys(payload.fields).filter((field) => !lists[code].includes(field));
      assert.deepEqual(unlisted, [], `${code} gets fields that its agreement does not list`);
    }
    // A fact about herself that she passed over is not there, rather than there as unknown.
    const told = centre.payload.fields["about-you"].filter((answer) => "code" in answer).map(({ item }) => item);
    const known = UOB_FIELDS.filter((field) => !["disability", "ethnic-group"].includes(field) || told.includes(field));
    assert.deepEqual(Object.keys(uob.payload.fields).sort(), known.sort());
    assert.deepEqual(Object.keys(jabbs.payload.fields).sort(), [...JABBS_FIELDS].sort());
  });

  await t.test("the centre gets every word and answer she gave", () => {
    const { fields } = centre.payload;
    for (const [field, value] of Object.entries(expectedAtCentre(woman))) assert.deepEqual(fields[field], value, field);
    assert.equal(fields["research-consent"].decision, "given");
    assert.ok(fields["minutes-taken"] < 10, "how long she took");
    assert.deepEqual(findCanaries(centre.text, woman.secrets()), woman.secrets());
  });

  await t.test("research gets closed answers under a pseudonym, and nothing she typed", () => {
    const { fields } = uob.payload;
    assert.deepEqual(fields["closed-answers"], expectedForResearch(woman));
    assert.deepEqual(fields["scale-scores"], centre.payload.fields["scale-scores"]);
    assert.deepEqual(fields["age-band"], expectedAgeBand(woman));
    assert.match(fields["study-id"], /^[0-9a-f]{32}$/);
    assert.equal(fields["study-id"], centre.payload.fields["study-id"]);
    assert.match(fields.month, /^\d{4}-\d{2}$/);
    assert.equal(fields["days-since-baseline"], 0);
    assert.deepEqual(findCanaries(uob.text, woman.secrets()), []);
    assert.ok(!uob.text.includes(expectedAtCentre(woman)["date-of-birth"]));
  });

  await t.test("JABBS gets shares and months, and no answer, pseudonym or word", () => {
    const { fields } = jabbs.payload;
    const { completed, missing } = expectedForQuality(woman);
    assert.deepEqual({ completed: fields.completed, missing: fields.missing }, { completed, missing });
    assert.equal(fields.duration, "under-10");
    assert.match(fields.month, /^\d{4}-\d{2}$/);
    assert.deepEqual(findCanaries(jabbs.text, [...woman.secrets(), uob.payload.fields["study-id"]]), []);
  });

  await t.test("no id, moment or size joins what two partners hold", () => {
    const ids = PARTNERS.map((code) => dropId(wire.drops(code)[0]));
    assert.equal(new Set(ids).size, 3);
    for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
    for (const [code, size] of [["centre", 32], ["uob", 16], ["jabbs", 4]]) {
      assert.equal(Buffer.byteLength(opened[code][0].text) % (size * 1024), 0, `${code} is padded`);
    }
    for (const code of PARTNERS) {
      const { envelope } = opened[code][0];
      assert.deepEqual(Object.keys(envelope).sort(), ["ct", "enc", "kem", "kid", "to", "v"]);
    }
  });

  await t.test("desk open reads the same", async () => {
    for (const code of PARTNERS) {
      const { id, fields } = await deskOpen(code, wire.drops(code)[0]);
      assert.deepEqual({ id, fields }, { id: dropId(wire.drops(code)[0]), fields: opened[code][0].payload.fields });
    }
  });
});

test("“no” to research: nothing goes to the university, and the centre is told so", async (t) => {
  const { app, wire } = await openWorld(t);
  const woman = makeWoman({ seed: 2, consent: false });
  await wholeJourney(app, woman);
  await delivered(app, wire, ["centre", "jabbs"]);
  await app.page.getByText(word("sent.lead", { centre: CENTRE.name })).waitFor();
  assert.deepEqual(wire.requests.filter((r) => r.url.includes("/uob/")), [], "not even a preflight");
  const { centre } = await openEverything(wire);
  assert.equal(centre[0].payload.fields["research-consent"].decision, "declined");
  assert.equal(centre[0].payload.fields["study-id"], undefined);
  for (const [field, value] of Object.entries(expectedAtCentre(woman))) assert.deepEqual(centre[0].payload.fields[field], value);
});

test("a centre that withholds: its partners get less, never more, and she is shown so", async (t) => {
  const { app, wire, page } = await openWorld(t, { site: "narrowed" });
  const woman = makeWoman({ seed: 3 });
  await toWho(app, woman);
  await page.getByText(word("who.withheld", { centre: CENTRE.name })).waitFor();
  await send(app);
  await delivered(app, wire, ["centre", "uob"]);
  const { uob } = await openEverything(wire);
  const fields = Object.keys(uob[0].payload.fields);
  const less = UOB_FIELDS.filter((field) => !["ethnic-group", "closed-answers"].includes(field));
  assert.deepEqual(fields.filter((field) => !less.includes(field)), []);
  assert.deepEqual(wire.requests.filter((r) => r.url.includes("/jabbs/")), []);
});

test("a centre that cannot take anything yet: said plainly, nothing to send with, nothing sent", async (t) => {
  const { app, wire, page } = await openWorld(t, { site: "stockport" });
  await toWho(app, makeWoman({ seed: 4 }));
  await page.getByText(wordEnd("who.not_set_up")).waitFor();
  assert.equal(await app.button("who.send").count(), 0);
  assert.deepEqual(wire.requests.filter((r) => r.method !== "GET" && r.url.startsWith("http://localhost")), []);
});

test("what she is shown before sending is what is sent, line by line", async (t) => {
  const { app, wire, page } = await openWorld(t);
  const woman = makeWoman({ seed: 5 });
  await toWho(app, woman);
  await openFolded(page);
  const shown = await page.getByRole("main").innerText();
  await send(app);
  await delivered(app, wire, PARTNERS);
  const opened = await openEverything(wire);
  const leaves = (value) => (value !== null && typeof value === "object" ? Object.values(value).flatMap(leaves) : [value]);
  const unseen = PARTNERS.flatMap((code) => {
    const values = Object.values(opened[code][0].payload.fields).flatMap(leaves).filter((value) => value !== null);
    return values.filter((value) => !shown.includes(String(value))).map((value) => `${code}: ${value}`);
  });
  assert.deepEqual(unseen, []);
});

function expectedAgeBand({ profile }) {
  const today = new Date();
  const { year, month, day } = profile.birth;
  const had = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
  const age = today.getFullYear() - year - (had ? 0 : 1);
  return [[25, "18-24"], [35, "25-34"], [45, "35-44"], [55, "45-54"], [Infinity, "55-plus"]].find(([below]) => age < below)[1];
}
