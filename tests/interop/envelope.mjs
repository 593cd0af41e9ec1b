// Envelopes sealed and opened by an implementation that shares no code with ours: @hpke/core with X-Wing.
// Written from docs/decisions (the envelope's ADR), not from the Rust source; the journey's proof uses it too.
import { createHash } from "node:crypto";
import { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";

const suite = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const bytes = (text) => new TextEncoder().encode(text);
const base64url = (data) => Buffer.from(data).toString("base64url");
const info = (to) => bytes(`candour drop\n1\n${to}`);
const bound = ({ v, to, kid, kem }, id) => bytes([v, to, kid, kem, id].join("\n"));

/** A new key pair, both halves in base64url. */
export async function makeKeys() {
  const pair = await suite.kem.generateKeyPair();
  const [privateKey, publicKey] = await Promise.all([
    suite.kem.serializePrivateKey(pair.privateKey),
    suite.kem.serializePublicKey(pair.publicKey),
  ]);
  return { privateKey: base64url(privateKey), publicKey: base64url(publicKey) };
}

/** Seals a payload (a string of JSON) to a partner's public key for one drop id. */
export async function seal({ publicKey, to, id, payload }) {
  const raw = Buffer.from(publicKey, "base64url");
  const kid = createHash("sha256").update(raw).digest("hex").slice(0, 16);
  const head = { v: 1, to, kid, kem: "x-wing" };
  const recipientPublicKey = await suite.kem.deserializePublicKey(raw);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: info(to) });
  const ct = await sender.seal(bytes(payload), bound(head, id));
  return { ...head, enc: base64url(sender.enc), ct: base64url(ct) };
}

/** Opens an envelope found under `id`; throws when it does not authenticate. Gives the payload's JSON text. */
export async function open({ privateKey, id, envelope }) {
  const recipientKey = await suite.kem.deserializePrivateKey(Buffer.from(privateKey, "base64url"));
  const enc = Buffer.from(envelope.enc, "base64url");
  const recipient = await suite.createRecipientContext({ recipientKey, enc, info: info(envelope.to) });
  const payload = await recipient.open(Buffer.from(envelope.ct, "base64url"), bound(envelope, id));
  return new TextDecoder().decode(payload);
}
