// What a phone can do to what is kept: no room, taken away, not allowed. Done with the browser's own means.

import { APP } from "./fault-proxy.mjs";

/** From now on this site may keep so many bytes, until `free()`. */
export async function setRoom(page, quotaSize) {
  const session = await page.context().newCDPSession(page); // the limit ends with it
  await session.send("Storage.overrideQuotaForOrigin", { origin: APP, quotaSize });
  return { free: () => session.detach() };
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
