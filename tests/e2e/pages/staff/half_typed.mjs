// What stands half typed: how it is kept, and what is said of it.

import { staffWord as word } from "../../support/words.mjs";

/** What is said of what was kept of the page that is shown. */
export const kept = (desk) => desk.page.getByRole("region", { name: word("half_typed.title"), exact: true });

/** The list of all that is kept, above the cases. */
export const all = (desk) => desk.page.getByRole("list", { name: word("half_typed.title"), exact: true });

/** The beginning of a text, up to what changes in it. */
export const until = (key, name) => word(key, { [name]: "|" }).split("|")[0];

/** Waits until what was kept is back in its fields. */
export const isBack = (desk) => kept(desk).getByText(until("half_typed.back", "when")).waitFor();

/** Locks by the button over what is half typed. */
export async function lockOver(desk) {
  await desk.press("desk.lock");
  await desk.press("desk.lock_and_keep");
  await desk.at("sign_in.title");
}

/** Waits until so many records of what is half typed stand in the browser's store. */
export const stored = (page, count) => page.evaluate(untilRecords, { kind: 19, count });

/** In the page: waits until so many records of a kind stand. Their keys begin with its number. */
async function untilRecords({ kind, count }) {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("desk"));
  const [store] = database.objectStoreNames;
  const isOfKind = (key) => new Uint8Array(key)[0] === kind;
  for (;;) {
    const keys = await done(database.transaction(store).objectStore(store).getAllKeys());
    if (keys.filter(isOfKind).length === count) break;
    await new Promise((next) => requestAnimationFrame(next));
  }
  database.close();
}

/** Lets nothing else be written into the browser's store, until the function that comes back is called. */
export async function holdStore(page) {
  await page.evaluate(async () => {
    const open = indexedDB.open("desk");
    const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const [name] = database.objectStoreNames;
    const store = database.transaction(name, "readwrite").objectStore(name);
    const again = () => {
      if (!globalThis.letsGo) store.count().onsuccess = again;
      else database.close();
    };
    again();
  });
  return () => page.evaluate(() => void (globalThis.letsGo = true));
}
