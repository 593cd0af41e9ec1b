// Every page and state of the staff: axe finds nothing, and the layout holds, upright and across, light and dark.

import assert from "node:assert/strict";
import test from "node:test";
import { axe, inEveryLook, STAFF_LOOKS } from "../support/axe.mjs";
import { layoutFaults } from "../support/layout.mjs";
import { everyStaffPage, STAFF_PAGES } from "../support/staff-gallery.mjs";
import { openWorld } from "../support/world.mjs";

test("staff pages: axe finds nothing and nothing is cut off or too small to touch, in both sizes, light and dark", async (t) => {
  const found = {};
  const seen = new Set();
  const look = async (name, { page }) => {
    if (seen.has(name)) return;
    seen.add(name);
    const see = async ({ size, colorScheme }) => {
      const faults = [...(await axe(page)), ...(await layoutFaults(page))];
      if (faults.length > 0) found[`${name} ${size.width} ${colorScheme}`] = faults;
    };
    await inEveryLook(page, see, STAFF_LOOKS);
  };
  await everyStaffPage(t, openWorld, { look });
  assert.deepEqual(STAFF_PAGES.filter((name) => !seen.has(name)), [], "pages that were not met");
  assert.deepEqual(found, {});
});
