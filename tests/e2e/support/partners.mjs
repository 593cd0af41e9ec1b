// The partners' side: opens what lies in the drop boxes with the demo's published private keys, once with `desk open` and
// once with an implementation that shares no code with it.

import { readFileSync } from "node:fs";
import { open } from "../../interop/envelope.mjs";

export const PARTNERS = ["centre", "uob", "jabbs"];

const privateKey = (code) => readFileSync(new URL(`../../../centres/demo-keys/${code}.key`, import.meta.url), "utf8").trim();

/** The id under which a PUT was sent. */
export const dropId = (request) => new URL(request.url).pathname.split("/").at(-1);

/** Opens the envelope of one PUT with a partner's key: its payload as JSON, and the plain text with its padding. */
export async function openDrop(code, request) {
  const envelope = JSON.parse(request.body.toString("utf8"));
  const text = await open({ privateKey: privateKey(code), id: dropId(request), envelope });
  return { text, payload: JSON.parse(text), envelope };
}

/** What each partner can read of what was stored for it over this wire: a list of payloads by code, one for each drop. */
export async function openEverything(wire) {
  const opened = {};
  for (const code of PARTNERS) {
    const stored = new Map(wire.drops(code).filter((r) => r.stored).map((r) => [dropId(r), r]));
    opened[code] = await Promise.all([...stored.values()].map((r) => openDrop(code, r)));
  }
  return opened;
}
