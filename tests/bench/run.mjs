//! `make bench`: every figure of the release build beside its target, for the shipped pack and for generated ones of
//! 50, 200 and 800 items. `node tests/bench/run.mjs [--runs 5] [--only shipped,200]`

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ABOUT, word } from "../e2e/support/words.mjs";
import { median, over, percentile, table } from "./figures.mjs";
import { buildRescoring, rescoring } from "./rescore.mjs";
import { generatedSite, served, shippedSite } from "./sites.mjs";
import { PLAIN, SLOW, openVisit, withBrowser } from "./visit.mjs";
import { answerAll, save, toQuestionOf } from "./walk.mjs";

const METHOD = `
How this is measured. Release build, brotli-11, served by \`desk serve\` on this machine, headless Chromium, 360×740,
medians. Processor 4 times slower, 150 ms round trip, 1.6 Mbit/s down; rows with * at full speed.
  Bytes        all that the browser received, heads of answers included, and the icon, which headless Chromium leaves out.
  Cold start   from navigation to the first page painted, with an empty profile. Before a question there are pages that a
               person reads; each page's own time (tap to frame) is added, the person's is not.
  Second visit the same in a new tab of the same browser, nothing saved.
  Tap          real mouse events. From the event's own time stamp to the end of the next frame's drawing; “next question”
               to the end of the first frame with another title. Frames come every 16.7 ms, so chance alone adds 0 to 16.7.
  Rescoring    the engine alone, compiled like the app: completing and scoring with every question answered.
  Stored       saving on: from the tap to the end of the strictly durable transaction that holds the sealed draft.
  Unlocking    from the tap to the frame with her answers' page; the freeze is the longest gap without a frame.
  Memory       JavaScript heap after a collection, and WebAssembly memory, when every question is answered.
`;

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" }, only: { type: "string" } } });
const runs = Number(values.runs);
const wanted = values.only?.split(",") ?? ["shipped", "50", "200", "800"];

execFileSync("cargo", ["build", "--quiet", "--locked", "--features", "desk", "--bin", "desk"], { stdio: "inherit" });
const engine = buildRescoring();
const sites = wanted.map((name) => (name === "shipped" ? shippedSite() : generatedSite(Number(name))));
const results = [];
for (const site of sites) {
  console.error(`measuring ${site.name} …`);
  const figures = await served(site, async (wire) => ({
    ...(await loading(site, wire)),
    ...(await answering(site, wire)),
    ...(await saving(site, wire)),
    rescore: await withBrowser((context) => rescoring(context, engine, site.pack)),
  }));
  results.push({ name: site.name, figures });
}
report();

/** Bytes, cold start, second visit, long tasks: each visit on an empty profile. */
async function loading(site, wire) {
  const seen = [];
  for (let run = 0; run < runs; run += 1) {
    await withBrowser(async (context) => {
      const before = wire.received();
      const first = await openVisit(context, wire.address, SLOW);
      const toAsked = await toQuestionOf(first, ABOUT);
      const bytesAsked = wire.received() - before + site.iconBytes;
      const onward = await toQuestionOf(first, site.pack);
      const bytes = wire.received() - before + site.iconBytes;
      const { long } = await first.recorded();
      fail(first);
      await first.page.close();
      await pause(1000); // the browser writes its caches
      const second = await openVisit(context, wire.address, SLOW);
      const again = await toQuestionOf(second, ABOUT);
      seen.push({
        bytes: bytes / 1000,
        bytesAsked: bytesAsked / 1000,
        cold: first.opened,
        coldQuestion: first.opened + toAsked.spent,
        coldAll: first.opened + toAsked.spent + onward.spent,
        warm: second.opened,
        warmQuestion: second.opened + again.spent,
        longest: Math.max(0, ...long.filter((t) => t.start < first.opened).map((t) => t.length)),
      });
    });
  }
  return Object.fromEntries(Object.keys(seen[0]).map((key) => [key, median(seen.map((s) => s[key]))]));
}

/** Taps and memory: every question answered, nothing saved. */
async function answering(site, wire) {
  return withBrowser(async (context) => {
    const visit = await openVisit(context, wire.address, { ...SLOW, latency: 0, down: -1, up: -1 });
    await toQuestionOf(visit, site.pack);
    const taps = await answerAll(visit, site.pack);
    const memory = await visit.memory();
    fail(visit);
    const [frames, nexts] = [taps.map((t) => t.frame), taps.map((t) => t.next).filter((n) => n !== null)];
    return {
      frame75: percentile(frames, 0.75),
      frame98: percentile(frames, 0.98),
      next75: percentile(nexts, 0.75),
      next98: percentile(nexts, 0.98),
      memory: memory.sum / 1e6,
      memoryHeap: memory.heap / 1e6,
      memoryWasm: memory.wasm / 1e6,
    };
  });
}

/** Storing each answer, and coming back by words, at full speed. */
async function saving(site, wire) {
  return withBrowser(async (context) => {
    const visit = await openVisit(context, wire.address, PLAIN);
    const { saving: offered } = await toQuestionOf(visit, site.pack, { save: true });
    if (!offered) throw new Error("the offer to save was not met");
    const words = await save(visit);
    await toQuestionOf(visit, site.pack);
    const taps = new Set((await answerAll(visit, site.pack)).map((t) => t.at));
    const kept = (await visit.recorded()).stored.filter((s) => taps.has(s.tap));
    if (kept.some((s) => s.durability !== "strict")) throw new Error("an answer was not stored durably");
    const opened = [];
    for (let run = 0; run < runs; run += 1) {
      await visit.reload();
      await visit.press(word("opening.come_back"));
      await visit.write(word("come_back.label"), words.join(" "));
      const gaps = visit.page.evaluate(watchFrames, 1000);
      opened.push({ ...(await visit.press(word("come_back.open"))), freeze: await gaps });
    }
    fail(visit);
    return {
      stored: median(kept.map((s) => s.done - s.tap)),
      storedWrite: median(kept.map((s) => s.done - s.begun)),
      unlock: median(opened.map((o) => o.next)),
      freeze: median(opened.map((o) => o.freeze)),
    };
  });
}

/** In the page: the longest time between two frames within so many milliseconds. */
function watchFrames(length) {
  return new Promise((resolve) => {
    const start = performance.now();
    let [last, longest] = [start, 0];
    const frame = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (now - start < length) requestAnimationFrame(frame);
      else resolve(longest);
    };
    requestAnimationFrame(frame);
  });
}

function fail(visit) {
  if (visit.broken.length > 0) throw new Error(`the page reported errors: ${visit.broken.join("; ")}`);
}

function report() {
  console.log(METHOD);
  console.log(`${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}, ${runs} visits each. “!” is over target.\n`);
  console.log(table(results));
  const missed = over(results);
  console.log(missed.length === 0 ? "\nEvery target is met." : `\nOver target:\n  ${missed.join("\n  ")}`);
  console.log();
  execFileSync("node", ["tests/bench/readability.mjs"], { stdio: "inherit" });
  mkdirSync("bench-results", { recursive: true });
  writeFileSync("bench-results/latest.json", `${JSON.stringify(results, null, 2)}\n`);
}
