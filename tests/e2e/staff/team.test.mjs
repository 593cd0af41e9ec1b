// Two colleagues on one tablet: what each may do, what disabling one takes away, and what happens to forgotten passphrases.

import assert from "node:assert/strict";
import test from "node:test";
import { openTablet } from "../support/tablet.mjs";
import { staffWord as word } from "../support/words.mjs";
import { choosePassphrase, keepRecoveryWords, MANAGER, signIn, trySignIn } from "../pages/staff/access.mjs";
import { newCase, openCase, toPart } from "../pages/staff/cases.mjs";
import { addColleague, disable, recover, replacePassphrase, rowOf, toMyPassphrase } from "../pages/staff/team.mjs";

const CASEWORKER = { name: "Ines Barlow", signIn: "ines", passphrase: "harbour pencil sunday otter" };
const SECOND = { name: "Maud Finch", signIn: "maud", passphrase: "ladder copper evening plum", isManager: true };

const bar = (desk) => desk.page.getByRole("navigation", { name: word("desk.nav") });

test("two staff: a caseworker writes in her own name and has nothing of what only managers may", async (t) => {
  const { desk, page } = await openTablet(t);
  await addColleague(desk, CASEWORKER);
  await desk.lock();
  await signIn(desk, CASEWORKER);
  assert.equal(await bar(desk).getByRole("button", { name: word("desk.team") }).count(), 0);
  assert.equal(await bar(desk).getByRole("button", { name: word("desk.centre_key") }).count(), 0);
  await newCase(desk, { name: "Ada Wren" });
  await desk.lock();
  await signIn(desk);
  await openCase(desk, "Ada Wren");
  await page.getByText(CASEWORKER.name).first().waitFor();
  await desk.press("case.take");
  await toPart(desk, "case.history");
  const authors = await page.getByRole("row").filter({ hasText: word("event.assigned") }).allInnerTexts();
  assert.match(authors[0], new RegExp(MANAGER.name));
  assert.match(authors.at(-1), new RegExp(CASEWORKER.name));
});

test("a colleague who is disabled gets in no more; cases and the others' passphrases stay", async (t) => {
  const { desk } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await addColleague(desk, CASEWORKER);
  await addColleague(desk, SECOND);
  await disable(desk, CASEWORKER);
  await rowOf(desk, CASEWORKER).getByText(word("team.no")).waitFor();
  await desk.lock();
  await trySignIn(desk, CASEWORKER);
  await desk.says("sign_in.wrong");
  await signIn(desk, SECOND);
  await openCase(desk, "Ada Wren");
  await desk.lock();
  await signIn(desk);
  await openCase(desk, "Ada Wren");
});

test("a forgotten passphrase is replaced by a manager, and everybody changes her own", async (t) => {
  const { desk } = await openTablet(t);
  await addColleague(desk, CASEWORKER);
  const replaced = { ...CASEWORKER, passphrase: "walnut ribbon tuesday crane" };
  await replacePassphrase(desk, CASEWORKER, replaced.passphrase);
  await desk.lock();
  await trySignIn(desk, CASEWORKER);
  await desk.says("sign_in.wrong");
  await signIn(desk, replaced);
  const own = { ...CASEWORKER, passphrase: "tunnel basil window hare" };
  await toMyPassphrase(desk);
  await desk.look("staff-my-passphrase");
  await desk.write("sign_in.name", CASEWORKER.signIn);
  await desk.write("my_passphrase.now", CASEWORKER.passphrase); // the one before the one she has
  await choosePassphrase(desk, own.passphrase, "person.new_passphrase");
  await desk.press("my_passphrase.change");
  await desk.says("my_passphrase.wrong");
  await desk.write("my_passphrase.now", replaced.passphrase);
  await desk.press("my_passphrase.change");
  await desk.says("my_passphrase.changed");
  await desk.lock();
  await signIn(desk, own);
});

test("the recovery words let a manager in, nobody else, and open nothing once they are renewed", async (t) => {
  const { desk, words } = await openTablet(t);
  await newCase(desk, { name: "Ada Wren" });
  await addColleague(desk, CASEWORKER);
  await desk.lock();
  const found = { ...MANAGER, passphrase: "velvet anchor monday fern" };
  await recover(desk, CASEWORKER, words, found.passphrase);
  await desk.says("recover.no_manager");
  await desk.press("recover.back");
  await recover(desk, MANAGER, ["not", "the", "right", "words", "hmm"], found.passphrase);
  await desk.says("recover.not_words");
  await desk.look("staff-recover-wrong");
  await desk.press("recover.back");
  await recover(desk, MANAGER, words, found.passphrase);
  await desk.at("team.title");
  await desk.press("team.renew");
  const renewed = await keepRecoveryWords(desk);
  await desk.says("team.renewed");
  assert.notDeepEqual(renewed, words);
  await desk.lock();
  await recover(desk, MANAGER, words, "another one that is long enough");
  await desk.says("recover.wrong");
  await desk.press("recover.back");
  await trySignIn(desk, MANAGER);
  await desk.says("sign_in.wrong");
  await signIn(desk, found);
  await openCase(desk, "Ada Wren");
});
