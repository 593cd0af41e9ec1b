// A self-signed certificate made afresh for each run, so that a neutral site can be played on this machine and what a
// browser sends it can be read. Nothing but this suite's own browsers, told its fingerprint, trusts it.

import { createHash, generateKeyPairSync, sign } from "node:crypto";

const der = (tag, ...parts) => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts) => der(0x30, ...parts);
const time = (text) => der(0x17, Buffer.from(text)); // UTCTime

const ECDSA_WITH_SHA256 = sequence(der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
const COMMON_NAME = der(0x06, Buffer.from("550403", "hex"));
const NAME = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from("played on this machine")))));

/** `{ key, cert }` in PEM, and the fingerprint that Chromium's `--ignore-certificate-errors-spki-list` wants. */
export function makeCertificate() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const serial = der(0x02, Buffer.from([1]));
  const validity = sequence(time("200101000000Z"), time("491231235959Z"));
  const content = sequence(serial, ECDSA_WITH_SHA256, NAME, validity, NAME, spki);
  const signature = der(0x03, Buffer.from([0]), sign("sha256", content, privateKey));
  const body = sequence(content, ECDSA_WITH_SHA256, signature).toString("base64").match(/.{1,64}/g).join("\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
    cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    fingerprint: createHash("sha256").update(spki).digest("base64"),
  };
}
