// A sealed pack, made after docs/sealed-packs.md by another implementation than the app's.

import { createCipheriv, randomBytes } from "node:crypto";

const VERSION = 1;
const STEP = 16_384;

/** Seals a pack's file under its name, with a key of its own; both as text. */
export function sealed(name, file) {
  const [key, nonce, bytes] = [randomBytes(32), randomBytes(12), Buffer.from(file)];
  const padded = Buffer.alloc(Math.ceil((4 + bytes.length) / STEP) * STEP);
  padded.writeUInt32LE(bytes.length);
  bytes.copy(padded, 4);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.concat([Buffer.from("candour sealed pack"), Buffer.of(VERSION), Buffer.from(name)]));
  const text = Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  return { key: key.toString("base64url"), sealed: text.toString("base64url") };
}
