// A manager takes questionnaires in: reads what is different, tries one, settles it, and the centre asks it; sealed packs with
// their key; and what goes wrong.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";
import { sealed } from "../support/sealed.mjs";
import { openTablet } from "../support/tablet.mjs";
import { readStorage } from "../support/traces.mjs";
import { staffWord as word } from "../support/words.mjs";
import { MANAGER, signIn } from "../pages/staff/access.mjs";
import { answerEverything, beginInterview, chooseIn, finishAny } from "../pages/staff/assess.mjs";
import { newCase, openCase, toPage, toPart } from "../pages/staff/cases.mjs";
import { askIt, choosePack, onPack, openPack, setBands, setTicked, takeIn } from "../pages/staff/packs.mjs";
import { addColleague } from "../pages/staff/team.mjs";

const NINE_DAYS = "tests/fixtures/fhir/nine-days.json";
const NAME = "Nine days";
const SCALE = "Nine days";
const BANDS = [["0", "Minimal"], ["5", "Mild"], ["10", "Moderate"], ["15", "Moderately severe"], ["20", "Severe"]];
const COLLEAGUE = { name: "Ines Barlow", signIn: "ines", passphrase: "harbour pencil sunday otter" };
/** Where the real questionnaires of others are, if they are at hand. */
const SHARED = ["../shared/fhir", "../../shared/fhir"];

/** A pack as an invite names it. */
const pack = (title) => ({ title: { en: title } });

test("a questionnaire is read, tried, settled and asked; a caseworker asks it, and its figures are the centre's", async (t) => {
  const { desk, page } = await openTablet(t);
  await addColleague(desk, COLLEAGUE);
  await takeIn(desk, NINE_DAYS, NAME);
  await desk.says("packs.taken_with_report");
  await page.getByText(word("remark.scale", { id: "total", items: 9 }), { exact: false }).waitFor();
  await desk.says("packs.without_category", { count: 10 });

  // Tried: it shows as answered, comes to a figure, and is nowhere afterwards.
  const before = (await readStorage(page)).databases;
  await desk.press("packs.attempt");
  await desk.at("packs.trying", { name: NAME });
  await chooseIn(desk, "Every day", 9);
  await desk.press("interview.end");
  await page.getByText("27", { exact: false }).waitFor();
  await desk.press("packs.trial_leave");
  await onPack(desk, NAME);
  assert.deepEqual((await readStorage(page)).databases, before, "nothing of it is kept");
  await desk.press("packs.attempt");
  await desk.at("packs.trying", { name: NAME });
  assert.equal(await page.locator("section.app-asked [aria-pressed=true]").count(), 0, "and nothing stands there again");
  await desk.press("packs.trial_leave");
  await onPack(desk, NAME);

  await settle(desk);
  await desk.press("packs.attempt");
  await chooseIn(desk, "Some days", 9);
  await desk.press("interview.end");
  await page.getByText(word("packs.trial_scale", { scale: SCALE, score: 9, band: "Mild" }), { exact: true }).waitFor();
  await desk.press("packs.trial_leave");
  await askIt(desk);
  await desk.says("packs.is_asked");
  assert.equal(await desk.button("packs.set_ticked").count(), 0, "it cannot be changed any more");
  const file = await saved(desk, "packs.save");
  assert.deepEqual(file.scales[0].bands.map(({ from, title }) => [String(from), title.en]), BANDS);
  const questionnaire = await saved(desk, "packs.save_fhir");
  assert.equal(questionnaire.resourceType, "Questionnaire");

  await desk.lock();
  await signIn(desk, COLLEAGUE);
  assert.equal(await desk.button("desk.packs").count(), 0, "only managers see to questionnaires");
  await newCase(desk, { name: "Ada Wren" });
  for (const [answer, score, band] of [["Every day", 27, "Severe"], ["Some days", 9, "Mild"], ["Never", 0, "Minimal"]]) {
    await beginInterview(desk, "Ada Wren", pack(NAME));
    await chooseIn(desk, answer, 9);
    await finishAny(desk);
    const says = `${band} · ${word("results.score_of", { score, low: 0, high: 27 })}`;
    await page.getByText(says, { exact: true }).first().waitFor();
  }
  // The centre's other systems may have it, as a file.
  await page.getByText(word("results.export"), { exact: true }).click();
  const answers = await saved(desk, "results.save_fhir");
  assert.equal(answers.resourceType, "QuestionnaireResponse");
  assert.ok(JSON.stringify(answers).includes('"valueDecimal":0'), "with its score");
  await toPart(desk, "case.assessments");
  await desk.press("assess.over_time");
  await page.getByRole("heading", { level: 2 }).or(page.getByRole("heading", { level: 3 })).filter({ hasText: SCALE }).first().waitFor();
});

/** What a button saves as a file: its JSON. */
async function saved(desk, key) {
  await desk.page.evaluate(catchSaved);
  await desk.press(key);
  return JSON.parse(await desk.page.evaluate(() => globalThis.saved.text()));
}

/** In the page: what is offered as a file is caught on its way. */
function catchSaved() {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => ((globalThis.saved = blob), make.call(URL, blob));
}

/** Settles the nine days: categories, who answers, which answer calls for help, bands, and what it is not. */
async function settle(desk) {
  const { page } = desk;
  await desk.press("packs.set_ticked");
  await desk.says("packs.tick_first");
  await desk.press("packs.tick_without");
  await desk.press("packs.set_ticked");
  await desk.says("packs.choose_first");
  await setTicked(desk, { category: word("category.mental_health"), audience: word("packs.of_her") });
  await desk.says("packs.set_for", { count: 10 });
  await page.getByText(word("packs.without_category", { count: 10 }), { exact: true }).waitFor({ state: "detached" });
  // One question of a scale alone may not be somebody else's.
  await page.getByLabel("I felt low", { exact: true }).check();
  await setTicked(desk, { audience: word("packs.of_staff") });
  await desk.says("packs.one_scale_one_audience");

  await setBands(desk, [["3", "Few"]]);
  await desk.says("packs.band_start", { lowest: 0 });
  await setBands(desk, BANDS);
  await page.getByText(word("packs.band_start", { lowest: 0 }), { exact: true }).waitFor({ state: "detached" });
  await desk.says("packs.now_set");

  await page.getByLabel(word("packs.alarm_question"), { exact: true }).selectOption({ label: "I felt low" });
  await page.getByRole("group", { name: word("packs.alarm_answers"), exact: true }).getByLabel("Every day", { exact: true }).check();
  await desk.press("packs.set_alarm");
  await desk.says("packs.alarm_both");
  await page.getByLabel(word("topic.self_harm"), { exact: true }).check();
  await desk.press("packs.set_alarm");
  await page.getByText(word("packs.calls_for_help", { topics: word("topic.self_harm") }), { exact: false }).first().waitFor();

  await desk.write("packs.disclaimer", "Not the nine of others.");
  await desk.press("packs.set_about");
  await page.getByText(word("packs.now_set"), { exact: true }).nth(2).waitFor();
}

test("an answer that the manager said calls for help does so, and what was answered stays readable when it is withdrawn", async (t) => {
  const { desk, page } = await openTablet(t);
  await takeIn(desk, NINE_DAYS, NAME);
  await settle(desk);
  await askIt(desk);
  await toPage(desk, "desk.caseload");
  await newCase(desk, { name: "Ada Wren" });
  await beginInterview(desk, "Ada Wren", pack(NAME));
  await chooseIn(desk, "Every day", 9);
  await desk.says("interview.help_title");
  await finishAny(desk);
  await openPack(desk, NAME);
  await desk.press("packs.withdraw");
  await desk.says("packs.now_withdrawn");
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
  await page.getByRole("heading", { name: word("alert.title"), exact: true }).waitFor();
  await toPart(desk, "case.assessments");
  assert.equal(await desk.button("assess.begin", { name: NAME }).count(), 0, "it is not offered any more");
  await page.getByRole("button", { name: `${word("assess.results")}: ${NAME}` }).click();
  await page.getByText(`Severe · ${word("results.score_of", { score: 27, low: 0, high: 27 })}`, { exact: true }).first().waitFor();

  // A change is another version.
  await openPack(desk, NAME);
  await page.getByText(word("packs.anew_title"), { exact: true }).click();
  await desk.write("packs.version", "one two");
  await desk.press("packs.anew");
  await desk.says("packs.version_wrong");
  await desk.write("packs.version", "1.1");
  await desk.press("packs.anew");
  await desk.says("packs.now_anew");
  await page.getByText("version 1.1,", { exact: false }).waitFor();
});

test("what is no questionnaire is refused in words; the same is not taken in twice, and another of its name asks for a version", async (t) => {
  const { desk, page } = await openTablet(t);
  const whole = await readFile("tests/fixtures/packs/every-type.json", "utf8");
  const questionnaire = await readFile(NINE_DAYS, "utf8");
  const refused = async (text, key, values) => {
    await choosePack(desk, { name: "file.json", text });
    await page.getByRole("alert").getByText(word(key, values), { exact: true }).waitFor();
  };
  await refused("What is this?", "packs.not_json");
  await refused(JSON.stringify({ resourceType: "Questionnaire", item: [{ linkId: "a", type: "attachment" }] }), "packs.nothing_to_ask");
  await page.getByText(word("remark.no_such_type", { found: "attachment" }), { exact: false }).waitFor();
  await refused(whole.replace('"minutes"', '"hours"'), "packs.not_right", { places: "$, $.hours" });
  await refused(await readFile("instruments/gwa-1.0.json", "utf8"), "packs.already_here", { name: "gwa-1.0" });
  await refused(`${await readFile("instruments/gwa-1.0.json", "utf8")}\n`, "packs.name_taken", { name: "gwa-1.0" });
  await desk.says("packs.none");

  await choosePack(desk, { name: "every-type-1.0.json", text: whole });
  await desk.says("packs.taken_whole");
  await refused(whole, "packs.already_here", { name: "every-type-1.0" });
  await refused(`${whole}\n`, "packs.name_taken", { name: "every-type-1.0" });

  await choosePack(desk, { name: "nine.json", text: questionnaire });
  await desk.says("packs.taken_with_report");
  await choosePack(desk, { name: "nine.json", text: questionnaire.replace("I felt low", "I felt very low") });
  await desk.says("packs.other_version", { name: "ninedays-1.0" });
  await desk.press("packs.take_as_version");
  await desk.says("packs.taken_with_report");
  await page.getByText("version 1.1,", { exact: false }).waitFor();
  await desk.press("packs.throw_away");
  await desk.says("packs.now_gone");
  assert.equal(await page.getByRole("listitem").filter({ has: desk.button("packs.open", { name: NAME }) }).count(), 1);
});

test("a licensed pack comes sealed, and opens with its key alone", async (t) => {
  const { desk, page } = await openTablet(t);
  const [name, title] = ["every-type-1.0", "Every type"];
  const made = sealed(name, await readFile(`tests/fixtures/packs/${name.split("-1")[0]}.json`, "utf8"));
  const other = sealed(name, "{}");
  await choosePack(desk, { name: `${name} (1).sealed`, text: made.sealed });
  await desk.says("packs.sealed_about");
  await desk.press("packs.open_sealed");
  await page.getByText(word("desk.needed", { field: word("packs.key") }), { exact: true }).first().waitFor();
  await desk.write("packs.key", other.key);
  await desk.press("packs.open_sealed");
  await desk.says("packs.not_opened");
  await desk.write("packs.key", "not a key");
  await desk.press("packs.open_sealed");
  await desk.says("packs.no_key");
  await desk.write("packs.key", made.key);
  await desk.press("packs.open_sealed");
  await desk.says("packs.taken_sealed");
  await onPack(desk, title);
  await desk.says("packs.has_key");
  assert.equal(await desk.button("packs.save").count(), 0, "it is not written down in the open");
  await askIt(desk);
  await desk.lock();
  await signIn(desk, MANAGER);
  await newCase(desk, { name: "Ada Wren" });
  await beginInterview(desk, "Ada Wren", pack(title));
  await openPack(desk, title);
  await desk.lock();
  await page.goto("about:blank");
});

test("every questionnaire of others is taken in with its report, asked and answered in an interview", async (t) => {
  const own = (await readdir("tests/fixtures/fhir")).filter((name) => ["everything.json", "when.json"].includes(name));
  const real = await Promise.all(SHARED.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => `${folder}/${name}`)));
  const all = [...own.map((name) => `tests/fixtures/fhir/${name}`), ...real.flat().filter((path) => path.endsWith(".json"))];
  const { desk, page } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  for (const path of all) {
    await t.test(path.split("/").at(-1), async () => {
      await choosePack(desk, { name: "file.json", text: await readFile(path, "utf8") });
      await desk.says("packs.taken_with_report");
      const title = await desk.title.innerText();
      const lines = await page.locator(".app-report li").allInnerTexts();
      assert.ok(lines.length > 0, "it says what is different");
      await desk.press("packs.tick_all");
      await setTicked(desk, { category: word("category.mental_health") });
      if ((await page.locator(".app-band__from").count()) > 0 && path.includes("phq9-with")) await setBands(desk, BANDS);
      await askIt(desk);
      await toPage(desk, "desk.caseload");
      await openCase(desk, "Ada Wren");
      await beginInterview(desk, "Ada Wren", pack(title));
      const answered = await answerEverything(desk);
      assert.ok(answered >= 5, `${answered} questions were answered`);
      await finishAny(desk);
      await page.getByRole("heading", { level: 2, name: title, exact: true }).waitFor();
      if (path.includes("phq9-with")) {
        const says = (band, score) => page.getByText(`${band} · ${word("results.score_of", { score, low: 0, high: 27 })}`, { exact: true }).first().waitFor();
        await says("Minimal", 0);
        await beginInterview(desk, "Ada Wren", pack(title));
        await answerEverything(desk, "last");
        await finishAny(desk);
        await says("Severe", 27);
      }
    });
  }
});
