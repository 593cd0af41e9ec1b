// What a phone can do to what is kept: no room, taken away, not allowed. Done with the browser's own means.

import { APP } from "./fault-proxy.mjs";

/** Leaves this site no room to keep anything more, until `free()`. Done once Chromium goes by it. */
export async function fillUp(page) {
  const session = await page.context().newCDPSession(page); // the limit ends with it
  await session.send("Storage.overrideQuotaForOrigin", { origin: APP, quotaSize: 1 });
  // Chromium goes by the room it last saw for up to half a minute.
  while (await page.evaluate(hasRoom)) await new Promise((done) => setTimeout(done, 500));
  return { free: () => session.detach() };
}

/** In the page: whether a database of the test's own takes another byte. */
async function hasRoom() {
  const database = await new Promise((done, failed) => {
    const open = indexedDB.open("room");
    open.onupgradeneeded = () => open.result.createObjectStore("room");
    Object.assign(open, { onsuccess: () => done(open.result), onerror: () => failed(open.error) });
  }).catch(() => null);
  if (!database) return false;
  const took = await new Promise((done) => {
    const change = database.transaction("room", "readwrite", { durability: "strict" });
    change.objectStore("room").put("x", "x");
    Object.assign(change, { oncomplete: () => done(true), onabort: () => done(false) });
  });
  database.close();
  if (!took) indexedDB.deleteDatabase("room");
  return took;
}

/** Takes away all the browser kept for this site, as it does when it needs the room. */
export async function evict(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: APP, storageTypes: "all" });
  await session.detach();
}

/** From the next load on, the browser keeps nothing: every database refuses to open. */
export const refuseDatabases = (page) =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError");
    };
  });
