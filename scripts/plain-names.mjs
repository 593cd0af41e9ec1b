// Between the app's wasm and its script, wasm-bindgen names every function with a hash, which nothing compresses: eight bytes
// each, in both files. Counted names of the same length do as well, and leave the wasm's lengths as they are.
//   node scripts/plain-names.mjs <script> <wasm>

import { readFileSync, writeFileSync } from "node:fs";

const HASHED = /(__wbg_\w+?_|__h)([0-9a-f]{16})(?![0-9a-f])/g;
const files = process.argv.slice(2);
const counted = new Map();

for (const file of files) {
  const text = readFileSync(file, "latin1"); // one character for each byte
  const plain = text.replace(HASHED, (_, name, hash) => {
    if (!counted.has(name + hash)) counted.set(name + hash, String(counted.size).padStart(hash.length, "0"));
    return name + counted.get(name + hash);
  });
  writeFileSync(file, plain, "latin1");
}
