// Strings that nothing but the woman who typed them can have made. Where one turns up, her words are.

import { randomBytes, randomInt } from "node:crypto";

const letters = (count) => Array.from({ length: count }, () => String.fromCharCode(97 + randomInt(26))).join("");
const digits = (count) => Array.from({ length: count }, () => randomInt(10)).join("");

/** Fresh canaries, by what they stand for; `all()` gives every one handed out. */
export function makeCanaries() {
  const given = new Map();
  const give = (what, value) => {
    given.set(what, value);
    return value;
  };
  return {
    given,
    all: () => [...given.values()],
    words: (what) => give(what, `Wren${letters(14)}`),
    email: (what) => give(what, `wren${letters(12)}@example.org`),
    phone: (what) => give(what, `07${digits(9)}`),
    nhsNumber: (what) => give(what, nhsNumber()),
    nationalInsurance: (what) => give(what, `AB${digits(6)}C`),
  };
}

function nhsNumber() {
  for (;;) {
    const nine = `9${digits(8)}`;
    const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return nine + check;
  }
}

/** Every way a text may stand in bytes: as UTF-8, as UTF-16, in hexadecimal, in base64 at each of its three offsets. */
export function disguises(text) {
  const utf8 = Buffer.from(text, "utf8");
  const base64 = [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([randomBytes(offset), utf8]).toString("base64").replace(/=+$/, "");
    // The letters that mix in bytes from before or after the text cannot be known: left out.
    const sure = shifted.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + utf8.length) * 8) / 6));
    return [sure, sure.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const forms = [utf8, Buffer.from(text, "utf16le"), Buffer.from(utf8.toString("hex")), Buffer.from(encodeURIComponent(text))];
  return [...forms, ...base64.map((sure) => Buffer.from(sure))];
}

/** Which of these canaries stand in some bytes, under any disguise. */
export function findCanaries(bytes, canaries) {
  const hay = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, "utf8");
  return canaries.filter((canary) => disguises(canary).some((form) => hay.includes(form)));
}
