// The pages between her phone and the tablet: an invite, the inbox, one message.

import { delivered, send } from "../pages/closing.mjs";
import { appOn } from "../pages/app.mjs";
import { setUp } from "../pages/staff/access.mjs";
import { newCase, openCase, toPage } from "../pages/staff/cases.mjs";
import { bringKey, handOver, makeInvite, openInbox, openMessage, waiting } from "../pages/staff/inbox.mjs";
import { TABLET } from "./chromium.mjs";
import { serveSite } from "./desk.mjs";
import { toWho } from "./walk.mjs";
import { makeWoman } from "./woman.mjs";
import { INTERVIEW, PACK } from "./words.mjs";

/** The names under which `look` is called. */
export const INBOX_PAGES = ["staff-invite", "staff-invite-several", "staff-invite-made", "staff-inbox-empty", "staff-inbox", "staff-message", "staff-message-replaces", "staff-hand-over"];

/** An invite, what she sends by it, and the message in the inbox; with drop boxes of its own. */
export async function everyInboxPage(t, openWorld, { look, ...options }) {
  const served = await serveSite(options.site ?? "demo");
  const { desk } = await openWorld(t, { look, size: TABLET, ...options, site: served });
  await setUp(desk, { key: bringKey });
  await openInbox(desk);
  await desk.says("inbox.nothing_new");
  await desk.look("staff-inbox-empty");
  await toPage(desk, "desk.caseload");
  await newCase(desk, { name: "Ada Wren" });
  const link = await makeInvite(desk, { packs: [PACK.title.en, INTERVIEW.title.en] });
  const { app, wire } = await openWorld(t, { site: served });
  const woman = makeWoman({ seed: 61 });
  app.open = async () => {
    await app.page.goto(link);
    await app.at("opening.title");
  };
  await toWho(app, woman);
  await send(app);
  await delivered(app, wire, ["centre"]);
  await openInbox(desk);
  await waiting(desk, woman.profile.name).waitFor();
  await desk.look("staff-inbox");
  await openMessage(desk, woman.profile.name);
  await desk.press("inbox.file_here", { name: "Ada Wren" });
  await desk.button("inbox.replace").waitFor();
  await desk.look("staff-message-replaces");
  await toPage(desk, "desk.caseload");
  await openCase(desk, "Ada Wren");
  await handOver(desk, appOn(desk.page));
}
