//! `make bench`: every figure of the release build beside its target, for the shipped pack and for generated ones of
//! 50, 200 and 800 items. `node tests/bench/run.mjs [--runs 5] [--only shipped,200]`

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ABOUT, word } from "../e2e/support/words.mjs";
import { fileList, median, over, percentile, table } from "./figures.mjs";
import { buildRescoring, rescoring } from "./rescore.mjs";
import { generatedSite, served, shippedSite } from "./sites.mjs";
import { CHROMIUM, PLAIN, SLOW, openVisit, withBrowser } from "./visit.mjs";
import { NAMED, ONWARD, answerAll, goTo, save, titlesOf } from "./walk.mjs";

const METHOD = `
How this is measured. Release build, brotli-11, served by \`desk serve\` on this machine, headless Chromium, 360×740,
medians. Processor 4 times slower, 150 ms round trip, 1.6 Mbit/s down; rows with * at full speed.
  Usable       A page is usable when it is painted and a tap on it takes effect. The questionnaire's first question comes
               after pages that a person reads: a script in the page taps each of them on as soon as it is painted, so no
               reading time is in the figure, but every page's own is. The same target stands beside three moments: the
               first page; the first question from a pack (about her, ten pages on); the questionnaire's first question,
               when everything asked about her was passed over (thirty pages on). Its answer must take effect.
  Bytes        All bodies as they travel, whoever in the browser asked, without heads; and the icon, which headless
               Chromium leaves out. Listed by file below.
  Cold start   From navigation, with an empty profile. Second visit: in a new tab of the same browser, nothing saved.
  Long task    The longest from navigation to the questionnaire's first question.
  Tap          Real mouse events. From the event's own time stamp to the end of the next frame's drawing; “next question”
               to the end of the first frame with another title. Frames come every 16.7 ms, so chance alone adds 0 to 16.7.
  Rescoring    The engine alone, compiled like the app: completing and scoring with every question answered.
  Stored       Saving on: from a tap that answers to the end of the last strictly durable transaction that it caused.
  Unlocking    From the tap to the frame with her answers' page; the freeze is the longest gap without a frame.
  Memory       JavaScript heap after a collection, and WebAssembly memory, when every question is answered.
`;

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" }, only: { type: "string" } } });
const runs = Number(values.runs);
const wanted = values.only?.split(",") ?? ["shipped", "50", "200", "800"];

execFileSync("cargo", ["build", "--quiet", "--locked", "--features", "desk", "--bin", "desk"], { stdio: "inherit" });
const engine = buildRescoring();
const sites = wanted.map((name) => (name === "shipped" ? shippedSite() : generatedSite(Number(name))));
const results = [];
const loads = [loadavg()[0].toFixed(1)];
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
loads.push(loadavg()[0].toFixed(1));
report();

/** Bytes, cold start, second visit, long tasks: each visit on an empty profile. */
async function loading(site, wire) {
  const seen = [];
  let files;
  for (let run = 0; run < runs; run += 1) {
    await withBrowser(async (context) => {
      wire.takeFiles();
      const first = await openVisit(context, wire.address, SLOW);
      const [cold, coldAsked, coldQuestion] = await first.hurry(ONWARD, [titlesOf(ABOUT), titlesOf(site.pack)], NAMED);
      files = { ...site.iconFile, ...wire.takeFiles() };
      const { long } = await first.recorded();
      fail(first);
      await first.page.close();
      await pause(1000); // the browser writes its caches
      const second = await openVisit(context, wire.address, SLOW);
      const [warm, warmAsked, warmQuestion] = await second.hurry(ONWARD, [titlesOf(ABOUT), titlesOf(site.pack)], NAMED);
      fail(second);
      const longest = Math.max(0, ...long.filter((t) => t.start < coldQuestion).map((t) => t.length));
      seen.push({ cold, coldAsked, coldQuestion, warm, warmAsked, warmQuestion, longest });
    });
  }
  const bytes = Object.values(files).reduce((sum, size) => sum + size, 0) / 1000;
  return { files, bytes, ...Object.fromEntries(Object.keys(seen[0]).map((key) => [key, median(seen.map((s) => s[key]))])) };
}

/** Taps and memory: every question answered, nothing saved. */
async function answering(site, wire) {
  return withBrowser(async (context) => {
    const visit = await openVisit(context, wire.address, SLOW);
    await goTo(visit, titlesOf(site.pack));
    const taps = await answerAll(visit, site.pack);
    const memory = await visit.memory();
    fail(visit);
    const [frames, nexts] = [taps.map((t) => t.frame), taps.map((t) => t.next).filter((n) => n !== null)];
    return {
      frame75: percentile(frames, 0.75),
      frame98: percentile(frames, 0.98),
      next50: median(nexts),
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
    await goTo(visit, [word("save.title")]);
    const words = await save(visit);
    await goTo(visit, titlesOf(site.pack));
    const taps = (await answerAll(visit, site.pack)).filter((tap) => tap.next !== null);
    const { stored } = await visit.recorded();
    // What is typed or ticked was stored before the tap that goes on: these count only where the tap itself answers.
    const caused = (tap) => stored.filter((s) => s.tap === tap.at && s.begun < tap.at + tap.next);
    const kept = taps.map((tap) => ({ tap, writes: caused(tap) })).filter(({ writes }) => writes.length > 0);
    if (kept.length * 2 < taps.length) throw new Error("most answers given by a tap must be stored by it");
    if (stored.some((s) => s.durability !== "strict")) throw new Error("an answer was not stored durably");
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
      stored: median(kept.map(({ tap, writes }) => Math.max(...writes.map((s) => s.done)) - tap.at)),
      storedWrite: median(kept.flatMap(({ writes }) => writes.map((s) => s.done - s.begun))),
      storedWrites: median(kept.map(({ writes }) => writes.length)),
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
  const chromium = execFileSync(CHROMIUM, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  console.log(METHOD);
  console.log(`Machine: ${cpus().length} × ${cpus()[0].model.trim()}, ${memory}, ${type()} ${release()}, load ${loads.join(" to ")}`);
  console.log(`Browser: ${chromium}; ${runs} visits of each kind\n`);
  console.log(table(results));
  console.log(`\nBytes by file, ${results[0].name}:\n${fileList(results[0].figures.files)}\n`);
  execFileSync("node", ["tests/bench/readability.mjs"], { stdio: "inherit" });
  execFileSync("cargo", ["run", "--quiet", "--locked", "--example", "coverage"], { stdio: "inherit" });
  const missed = over(results);
  console.log(missed.length === 0 ? "Every target is met." : `Targets missed:\n  ${missed.join("\n  ")}`);
  mkdirSync("target/bench", { recursive: true });
  writeFileSync("target/bench/latest.json", `${JSON.stringify(results, null, 2)}\n`);
}
