// What a phone can do to what is kept: no room, taken away, not allowed. Done with the browser's own means.

import { APP } from "./fault-proxy.mjs";

async function send(page, method, options) {
  const session = await page.context().newCDPSession(page);
  await session.send(method, options);
  await session.detach();
}

/** From now on this site may keep so many bytes; without a number, as many as usual. */
export const setRoom = (page, quotaSize) => send(page, "Storage.overrideQuotaForOrigin", { origin: APP, quotaSize });

/** Takes away all the browser kept for this site, as it does when it needs the room. */
export const evict = (page) => send(page, "Storage.clearDataForOrigin", { origin: APP, storageTypes: "all" });

/** From the next load on, the browser keeps nothing: every database refuses to open. */
export const refuseDatabases = (page) =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError");
    };
  });
