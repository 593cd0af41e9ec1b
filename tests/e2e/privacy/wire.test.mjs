// A record of every byte that leaves the browser, for a whole journey: whose, where to, and what stands in it.

import assert from "node:assert/strict";
import test from "node:test";
import { delivered } from "../pages/closing.mjs";
import { findCanaries } from "../support/canaries.mjs";
import { historyOf } from "../support/chromium.mjs";
import { APP, BOXES } from "../support/fault-proxy.mjs";
import { PARTNERS, dropId } from "../support/partners.mjs";
import { makeWoman } from "../support/woman.mjs";
import { openWorld } from "../support/world.mjs";
import { wholeJourney } from "../support/walk.mjs";
import { word } from "../support/words.mjs";

/** Chromium's own errands, which no flag stops; a page cannot make them. */
const CHROMIUM = /^https?:\/\/(update\.googleapis|clients2\.google|accounts\.google|optimizationguide-pa\.googleapis)\.com\//;

test("a whole journey, saved and sent: only published files are fetched, only envelopes are sent", async (t) => {
  const places = new Set();
  const titles = new Set();
  const look = async (name, { page }) => {
    places.add(page.url());
    titles.add(await page.title());
  };
  const { app, page, wire } = await openWorld(t, { look });
  const woman = makeWoman({ seed: 71 });
  const words = await wholeJourney(app, woman, { save: true });
  await delivered(app, wire, PARTNERS);
  const sent = wire.requests.filter(({ url }) => !CHROMIUM.test(url));

  await t.test("methods and places", () => {
    for (const { method, url } of sent) {
      const file = method === "GET" && url.startsWith(`${APP}/`) && !url.includes("?");
      const drop = ["PUT", "OPTIONS"].includes(method) && new RegExp(`^${BOXES}/(centre|uob|jabbs)/[0-9a-f]{32}$`).test(url);
      assert.ok(file || drop, `${method} ${url}`);
    }
    assert.ok(wire.drops().length >= 3);
    assert.equal(new Set(wire.drops().map(dropId)).size, 3);
  });

  await t.test("headers tell nothing", () => {
    const worker = `${APP}/service-worker.js`;
    for (const { method, url, headers } of sent) {
      const names = headers.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase());
      // Now and then Chromium looks by itself for a newer service worker, and names the one address that every page has.
      const named = url === worker && names.includes("referer") ? headers[2 * names.indexOf("referer") + 1] : undefined;
      if (named !== undefined) assert.ok([`${APP}/`, worker].includes(named), named);
      for (const name of ["cookie", named === undefined && "referer", "authorization"])
        assert.ok(!names.includes(name), `${name} in ${method} ${url}`);
    }
  });

  await t.test("no word of hers, in any disguise, in any address, header or body", () => {
    const secrets = [...woman.secrets(), words.join(" ")];
    for (const { method, url, headers, body } of wire.requests) {
      const whole = Buffer.concat([Buffer.from([method, url, ...headers, ""].join("\n")), body]);
      assert.deepEqual(findCanaries(whole, secrets), [], `${method} ${url}`);
    }
  });

  await t.test("address, title and history stay the same and neutral on every page", async () => {
    assert.deepEqual([...places], [`${APP}/`]);
    assert.deepEqual([...titles], [word("app.title")]);
    const { entries } = await historyOf(page);
    assert.ok(entries.length <= 3, `the history has ${entries.length} entries`);
    for (const { url, title } of entries.slice(1)) assert.deepEqual([url, title], [`${APP}/`, word("app.title")]);
  });

  await t.test("the page may not reach anywhere else, even if it wanted to", async () => {
    const before = wire.requests.length;
    const reached = await page.evaluate(async () => {
      const tries = {
        fetch: () => fetch("https://elsewhere.example/"),
        beacon: async () => {
          if (!navigator.sendBeacon("https://elsewhere.example/")) throw new Error("refused");
          await new Promise((done) => setTimeout(done, 300));
          throw new Error("left to the policy");
        },
        image: () => new Promise((done, fail) => Object.assign(new Image(), { onload: done, onerror: fail, src: "https://elsewhere.example/a.png" })),
        form: async () => {
          const form = Object.assign(document.createElement("form"), { action: "https://elsewhere.example/", method: "post", target: "_blank" });
          document.body.append(form);
          form.submit();
          await new Promise((done) => setTimeout(done, 300));
          throw new Error("left to the policy");
        },
        script: async () => new Function("return 1")(),
        style: () => new Promise((done, fail) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "https://elsewhere.example/a.css", onload: done, onerror: fail }))),
        frame: async () => {
          document.body.append(Object.assign(document.createElement("iframe"), { src: "https://elsewhere.example/" }));
          await new Promise((done) => setTimeout(done, 300));
          throw new Error("left to the policy");
        },
      };
      const through = [];
      for (const [name, attempt] of Object.entries(tries)) await attempt().then(() => through.push(name), () => {});
      return through;
    });
    assert.deepEqual(reached, []);
    const strays = wire.requests.slice(before).filter(({ url }) => url.includes("elsewhere"));
    assert.deepEqual(strays, []);
  });
});
