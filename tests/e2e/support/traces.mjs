// What a visit leaves behind: everything the page stored, and every byte of the profile folder on disk.

import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { disguises } from "./canaries.mjs";

/** Every file below a profile folder in which one of the strings stands, under any disguise, or some bytes: `{ file, found }`. */
export async function scanProfile(folder, strings) {
  const forms = strings.flatMap((string) =>
    (Buffer.isBuffer(string) ? [string] : disguises(string)).map((form) => ({ string, form })),
  );
  const hits = [];
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath ?? file.path, file.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // a socket or a file that has just gone
    const found = new Set(forms.filter(({ form }) => bytes.includes(form)).map(({ string }) => string));
    if (found.size > 0) hits.push({ file: relative(folder, path), found: [...found] });
  }
  return hits;
}

/** Everything this origin stored that a page can read: names, keys and values, bytes as hexadecimal. */
export const readStorage = (page) => page.evaluate(storage);

/** In the page. */
async function storage() {
  const inHex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
  const plain = (value) => {
    if (value instanceof ArrayBuffer) return inHex(value);
    if (ArrayBuffer.isView(value)) return inHex(value.buffer);
    if (Array.isArray(value)) return value.map(plain);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
    return value;
  };
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const databases = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    databases[name] = {};
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
      databases[name][store] = keys.map((key, place) => ({ key: plain(key), value: plain(values[place]) }));
    }
    database.close();
  }
  const cached = {};
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    cached[name] = requests.map((request) => request.url);
  }
  return { databases, cached, local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie };
}
