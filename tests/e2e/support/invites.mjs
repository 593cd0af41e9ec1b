// Links as a centre makes them, good and otherwise: the form of `src/app/invite/fragment.rs`, written down a second time.

import { APP } from "./fault-proxy.mjs";
import { CENTRE } from "./words.mjs";

/**
 * A link to her page with an invite, made by the demo's centre for its first questions and still good, but for what is said.
 * A pack is its name, or `{ name, key }` with the key in base64url.
 */
export function inviteLink({
  version = 1,
  reference = Buffer.alloc(16, 0x1d),
  studyId = Buffer.alloc(16, 0x5a),
  lastDay = Math.floor(Date.now() / 86_400_000) + 14,
  centre = CENTRE.id,
  packs = [CENTRE.packs[0]],
  languages = ["en"],
  handed = false,
} = {}) {
  const day = Buffer.alloc(4);
  day.writeUInt32BE(lastDay);
  const field = (number, value) => Buffer.concat([Buffer.from([number, value.length]), Buffer.from(value)]);
  const fields = [field(1, reference), field(2, studyId), field(3, day), field(4, centre)];
  for (const pack of packs) {
    fields.push(field(5, pack.name ?? pack));
    if (pack.key) fields.push(field(8, Buffer.from(pack.key, "base64url")));
  }
  fields.push(...languages.map((language) => field(6, language)));
  if (handed) fields.push(field(7, ""));
  const bytes = Buffer.concat([Buffer.from([version]), ...fields]);
  return `${APP}/#${Buffer.concat([bytes, checksum(bytes)]).toString("base64url")}`;
}

/** From now on, this visit is opened by a link. */
export function openedBy(app, link) {
  app.open = async () => {
    await app.page.goto(link);
    await app.at("opening.title");
  };
  return app;
}

/** FNV-1a, 32 bits. */
function checksum(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  const check = Buffer.alloc(4);
  check.writeUInt32BE(sum);
  return check;
}
