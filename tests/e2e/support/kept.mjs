// Whether the app's own files are kept on a device, for a page that is to open without a connection.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const SOON = 100;

/** Waits until what is asked in the page comes to yes. (`waitForFunction` takes the promise of a no for a yes.) */
export async function until(page, asked, about) {
  while (!(await page.evaluate(asked, about))) await new Promise((soon) => setTimeout(soon, SOON));
}

/** Waits until `count` service workers of this site have all their files. */
export const workersKeep = (page, count) =>
  until(
    page,
    async (count) => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.length === count && all.every(({ active }) => active?.state === "activated");
    },
    count,
  );

/** Waits until her page has all its files and the browser has written down that it keeps them: closed before, it has forgotten. */
export async function filesKept({ page, profile }) {
  await workersKeep(page, 1);
  while (!(await writtenDown(profile))) await new Promise((soon) => setTimeout(soon, SOON));
}

/** Looks for the worker's address in Chromium's own list of service workers. */
async function writtenDown(profile) {
  const folder = join(profile, "Default", "Service Worker", "Database");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".log") || name.endsWith(".ldb"));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "latin1")));
  return texts.some((text) => text.includes("/service-worker.js"));
}
