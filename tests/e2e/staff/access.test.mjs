// A manager sets a tablet up alone; nobody gets in without a passphrase, and her own phone's data and the staff's never touch.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { findCanaries } from "../support/canaries.mjs";
import { TABLET } from "../support/chromium.mjs";
import { until } from "../support/kept.mjs";
import { CENTRE, staffWord as word } from "../support/words.mjs";
import { openWorld } from "../support/world.mjs";
import { readStorage } from "../support/traces.mjs";
import { choosePassphrase, makeKey, MANAGER, setUp, signIn, trySignIn } from "../pages/staff/access.mjs";
import { toPage } from "../pages/staff/cases.mjs";
import { removeEverything } from "../pages/save.mjs";

const key = (name) => readFileSync(new URL(`../../../centres/demo-keys/${name}.key`, import.meta.url), "utf8");

test("a manager sets a tablet up, locks it, mistypes her passphrase and signs in", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  const words = await setUp(desk);
  assert.equal(words.length, 5);
  const kept = JSON.stringify(await readStorage(page));
  assert.deepEqual(findCanaries(kept, [...Object.values(MANAGER), words.join(" ")]), []);
  await desk.lock();
  await desk.look("staff-sign-in");
  await trySignIn(desk, { ...MANAGER, passphrase: `${MANAGER.passphrase}!` });
  await desk.says("sign_in.wrong");
  await desk.look("staff-sign-in-wrong");
  await signIn(desk);
  await page.getByText(word("desk.signed_in", { name: MANAGER.name })).waitFor();
  await page.reload();
  await desk.at("sign_in.title");
});

test("wrong passphrases slow down, and a reload does not help", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await setUp(desk);
  await desk.lock();
  const waits = page.getByText(new RegExp(word("sign_in.wait", { seconds: "SECONDS" }).replace("SECONDS", "\\d+")));
  const wrong = { ...MANAGER, passphrase: "not at all the one it is" };
  // However long this machine takes for it, on the tablet's clock it is the same moment.
  const now = await page.evaluate(() => Date.now());
  await page.clock.setFixedTime(now);
  for (let turn = 0; turn < 5 && !(await waits.isVisible()); turn += 1) {
    await trySignIn(desk, wrong);
    await page.getByRole("alert").filter({ hasText: /./ }).waitFor();
    await page.getByRole("button", { name: word("sign_in.open"), disabled: false }).or(waits).first().waitFor();
  }
  await waits.waitFor();
  await page.reload();
  await desk.at("sign_in.title");
  await trySignIn(desk); // the right one, too soon
  await waits.waitFor();
  await waits.waitFor({ state: "hidden" });
  await page.clock.setFixedTime(now + 60_000);
  await signIn(desk);
});

test("a passphrase that would be guessed is not taken, whatever its length", async (t) => {
  const { desk } = await openWorld(t, { size: TABLET });
  await desk.open("set_up.title");
  await desk.press("set_up.go_on");
  await desk.look("staff-set-up-wrong");
  await desk.write("person.name", MANAGER.name);
  await desk.write("person.sign_in", MANAGER.signIn);
  for (const [passphrase, problem] of [
    ["short", word("person.too_short", { least: 15 })],
    ["passwordpassword", word("strength.guessable")],
    ["Rosalind Okafor rosalind", word("strength.guessable")],
  ]) {
    await choosePassphrase(desk, passphrase);
    await desk.press("set_up.go_on");
    await desk.page.getByRole("alert").getByText(problem).waitFor();
  }
  await choosePassphrase(desk, MANAGER.passphrase);
  await desk.says("strength.strong");
  await desk.write("person.again", `${MANAGER.passphrase} `.replace("kettle", "kettles"));
  await desk.press("set_up.go_on");
  await desk.page.getByRole("alert").getByText(word("person.differs")).waitFor();
});

test("the centre's key is brought from a file, and known as the one the centre file names", async (t) => {
  const { desk, page } = await openWorld(t, { size: TABLET });
  await setUp(desk, {
    key: async () => {
      await desk.write("centre_key.bring_label", "not a key");
      await desk.press("centre_key.bring");
      await desk.says("centre_key.not_a_key");
      const file = { name: "centre.key", mimeType: "text/plain", buffer: Buffer.from(key("centre")) };
      await page.getByLabel(word("centre_key.bring_file")).setInputFiles(file);
      await desk.press("centre_key.bring");
      await desk.says("centre_key.public_same");
      assert.equal(await page.locator("#public-key").innerText(), CENTRE.partners.centre.public_key);
      await page.evaluate(watchSaving);
      await desk.press("centre_key.save");
      assert.equal(await page.evaluate(() => globalThis.saved.text()), CENTRE.partners.centre.public_key);
    },
  });
  assert.deepEqual(findCanaries(JSON.stringify(await readStorage(page)), [key("centre").trim()]), []);
});

test("the key goes from one tablet to another in a sealed file that only its passphrase opens", async (t) => {
  const passphrase = "gravel lantern friday swan";
  const one = (await openWorld(t, { size: TABLET })).desk;
  await setUp(one, {
    key: async () => {
      await makeKey(one);
      await one.page.getByText(word("centre_key.take_title")).click();
      await one.write("centre_key.take_passphrase", passphrase);
      await one.write("person.again", passphrase);
      await one.page.evaluate(watchSaving);
      await one.press("centre_key.take");
      await one.page.waitForFunction(() => globalThis.saved);
    },
  });
  const file = await one.page.evaluate(() => globalThis.saved.text());
  await toPage(one, "desk.centre_key");
  const made = await one.page.locator("#public-key").innerText();
  const other = (await openWorld(t, { size: TABLET })).desk;
  await setUp(other, {
    key: async () => {
      await other.page.getByLabel(word("centre_key.bring_file")).setInputFiles({ name: "sealed-key.txt", mimeType: "text/plain", buffer: Buffer.from(file) });
      await other.write("centre_key.bring_passphrase", `${passphrase}s`);
      await other.press("centre_key.bring");
      await other.says("centre_key.wrong_passphrase");
      await other.write("centre_key.bring_passphrase", passphrase);
      await other.press("centre_key.bring");
      await other.page.locator("#public-key").waitFor();
      assert.equal(await other.page.locator("#public-key").innerText(), made);
    },
  });
});

/** In the page: keeps what is saved as a file, which a browser under remote control does not hand out. */
function watchSaving() {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => ((globalThis.saved = blob), make.call(URL, blob));
}

test("one tablet, two pages: removing everything from her page leaves the staff's as it is", async (t) => {
  const { app, desk, page } = await openWorld(t, { size: TABLET });
  await setUp(desk, { key: makeKey });
  await desk.lock();
  const keeps = (name) => until(page, async (name) => (await caches.keys()).some((key) => key.startsWith(name)), name);
  await keeps("desk-");
  await keeps("app-");
  const before = await readStorage(page);
  assert.deepEqual(Object.keys(before.databases), ["desk"]);
  await app.open();
  await removeEverything(app);
  await desk.open();
  const after = await readStorage(page);
  assert.deepEqual(Object.keys(after.databases), ["desk"]);
  const ofStaff = ({ cached }) => Object.keys(cached).filter((name) => name.startsWith("desk-"));
  assert.equal(ofStaff(before).length, 1);
  assert.deepEqual(Object.keys(after.cached), ofStaff(before), "her page's own files went with everything else of hers");
  await signIn(desk);
  // Whoever is handed the tablet next finds her page without a connection, too.
  await keeps("app-");
});

test("a tablet that is set up opens without a connection", async (t) => {
  const { desk, page, wire } = await openWorld(t, { size: TABLET });
  await setUp(desk);
  await until(page, async () => (await caches.keys()).length > 0 && (await navigator.serviceWorker.ready).active?.state === "activated");
  wire.offline(true);
  await page.reload();
  await desk.at("sign_in.title");
  await signIn(desk);
});
