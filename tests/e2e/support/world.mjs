// One test's world: a wire, a Chromium on a profile folder of its own, and the app on its first page, all ended with the test.

import { cp } from "node:fs/promises";
import { startChromium, makeProfile, removeProfile } from "./chromium.mjs";
import { openWire } from "./fault-proxy.mjs";
import { servedSite } from "./desk.mjs";
import { appOn } from "../pages/app.mjs";
import { deskOn } from "../pages/staff/desk.mjs";

/**
 * Opens a world for the test `t`. `site` is one that `desk.mjs` knows, or the ports of one that is served already; `from`
 * is a profile folder that its own begins as a copy of, else it is empty; the other options go to Chromium and to `appOn`.
 * `restart()` begins a new Chromium on the same profile folder, as after a dead battery.
 */
export async function openWorld(t, { site = "demo", from, size, flags, hand, look } = {}) {
  const { app: appPort, boxes } = await (typeof site === "string" ? servedSite(site) : site);
  const wire = await openWire({ app: appPort, boxes });
  const profile = await makeProfile();
  if (from) await cp(from, profile, { recursive: true });
  const world = {
    wire,
    profile,
    async restart() {
      await world.chromium?.kill();
      world.chromium = await startChromium({ wire, profile, size, flags });
      world.page = world.chromium.page;
      world.context = world.chromium.context;
      await world.page.emulateMedia({ reducedMotion: "reduce" });
      world.app = appOn(world.page, { hand: hand?.(world.page), look });
      world.desk = deskOn(world.page, { hand: hand?.(world.page), look });
      return world.app;
    },
  };
  t.after(async () => {
    await world.chromium?.kill();
    await wire.close();
    await removeProfile(profile);
  });
  await world.restart();
  return world;
}
