// axe over a page as it stands, in every size and colour scheme, with every rule on.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PHONE, TABLET, UPRIGHT } from "./chromium.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const looks = (sizes) => sizes.flatMap((size) => ["light", "dark"].map((colorScheme) => ({ size, colorScheme })));

/** Of her pages, and of the staff's. */
export const LOOKS = looks([PHONE, TABLET]);
export const STAFF_LOOKS = looks([UPRIGHT, TABLET]);

/** Runs `see(look)` with the page in each size and scheme, and leaves it in the first. */
export async function inEveryLook(page, see, all = LOOKS) {
  for (const look of all) {
    await page.setViewportSize(look.size);
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
    await see(look);
  }
  await page.setViewportSize(all[0].size);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** What axe finds: rule, why it matters, and where. Nothing is switched off, best practices included. */
export async function axe(page) {
  // It stays on the page, and takes as long to get there as to look once.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return result.violations;
  });
  return violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help, where: nodes.map((node) => `${node.target.join(" ")}  ${node.html.slice(0, 140)}`),
  }));
}
