// axe over a page as it stands, in every size and colour scheme, with every rule on.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PHONE, TABLET } from "./chromium.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const LOOKS = [PHONE, TABLET].flatMap((size) => ["light", "dark"].map((colorScheme) => ({ size, colorScheme })));

/** Runs `see(look)` with the page in each size and scheme, and leaves it as it was. */
export async function inEveryLook(page, see) {
  for (const look of LOOKS) {
    await page.setViewportSize(look.size);
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
    await see(look);
  }
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** What axe finds: rule, why it matters, and where. Nothing is switched off, best practices included. */
export async function axe(page) {
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return result.violations;
  });
  return violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help, where: nodes.map((node) => `${node.target.join(" ")}  ${node.html.slice(0, 140)}`),
  }));
}
