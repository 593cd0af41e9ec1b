// Invites, the inbox, and handing the tablet over.

import { readFileSync } from "node:fs";
import { staffWord as word } from "../../support/words.mjs";
import { toPart } from "./cases.mjs";

const CENTRE_KEY = readFileSync(new URL("../../../../centres/demo-keys/centre.key", import.meta.url), "utf8").trim();

/** For `setUp`: brings the key that the demo's centre file names, so that what women send can be opened. */
export async function bringKey(desk) {
  await desk.button("centre_key.bring").waitFor();
  await desk.write("centre_key.bring_label", CENTRE_KEY);
  await desk.press("centre_key.bring");
  await desk.page.locator("#public-key").waitFor();
}

/** From a case that is open: makes an invite, to the centre's first questions or to those of these titles, and gives its link. */
export async function makeInvite(desk, { packs = [] } = {}) {
  await toPart(desk, "case.invite");
  await desk.button("invite.make").waitFor();
  await desk.look("staff-invite");
  const which = desk.page.getByRole("group", { name: word("invite.which") }).first();
  if (packs.length > 0) await desk.hand.tick(which.getByRole("checkbox", { checked: true }));
  for (const title of packs) await desk.hand.tick(which.getByRole("checkbox", { name: title, exact: true }));
  if (packs.length > 1) await desk.look("staff-invite-several");
  await desk.press("invite.make");
  const link = desk.page.locator("#invite-link");
  await link.waitFor();
  await desk.page.getByRole("img", { name: word("invite.picture") }).waitFor();
  await desk.look("staff-invite-made");
  return (await link.innerText()).trim();
}

/** Opens the inbox and waits until it has looked. */
export async function openInbox(desk) {
  await desk.hand.press(desk.page.getByRole("navigation", { name: word("desk.nav") }).getByRole("button", { name: inboxName }));
  await desk.at("inbox.title");
  await looked(desk);
}

/** Waits until the inbox has looked: its list is drawn anew then. */
export const looked = (desk) => desk.page.getByText(word("inbox.looking"), { exact: true }).waitFor({ state: "detached" });

/** "Inbox", with or without a count. */
const inboxName = new RegExp(`^${word("desk.inbox")}( \\(\\d+\\))?$`);

/** The line of a message that waits. */
export const waiting = (desk, name) =>
  desk.page.getByRole("list", { name: word("inbox.list") }).getByRole("button", { name });

/** Opens a message from the inbox. */
export async function openMessage(desk, name) {
  await desk.hand.press(waiting(desk, name));
  await desk.page.getByRole("heading", { level: 2, name: word("inbox.whose") }).waitFor();
  await desk.look("staff-message");
}

/** From a message: files it in a case in which she has said something else so far; both stand side by side first. */
export async function fileInstead(desk, name) {
  await desk.press("inbox.file_here", { name });
  await desk.page.getByRole("heading", { level: 2, name: word("inbox.replaces", { name }) }).waitFor();
  await desk.press("inbox.replace");
}

/** The messages that are set aside, unfolded. */
export async function asideList(desk) {
  const summary = desk.page.locator("summary").filter({ hasText: word("inbox.aside", { count: "" }).trim() });
  await summary.waitFor();
  await summary.evaluate((element) => (element.parentElement.open = true));
  return desk.page.getByRole("list", { name: word("inbox.aside_list") }).getByRole("listitem");
}

/** From a case that is open: locks, and hands the tablet over. Ends on her first page. */
export async function handOver(desk, app) {
  await toPart(desk, "case.invite");
  await desk.hand.press(desk.page.locator("summary").filter({ hasText: word("hand.title") }));
  await desk.look("staff-hand-over");
  await desk.press("hand.hand");
  await app.at("opening.title");
}

