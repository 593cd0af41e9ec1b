//! The caseload in a real browser, beside its targets: 100, 1,000 and 10,000 invented women with some thirty events each, on the
//! release build, and how each figure grows. `node tests/bench/tablet.mjs [--sizes 100,1000,10000] [--runs 5]`

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { staffWord as word } from "../e2e/support/words.mjs";
import { DEMO_CASEWORKER } from "../e2e/pages/staff/demo.mjs";
import { median, over, table } from "./figures.mjs";
import { served, shippedSite } from "./sites.mjs";
import { tabletRecorder } from "./tablet-recorder.mjs";
import { CHROMIUM } from "./visit.mjs";

const METHOD = `
Caseloads of invented women, on a tablet of 1024×768. Release build, headless Chromium, processor 4 times slower, medians.
  List      From the moment the passphrase is known to be right (the worker has answered for the last time) to the frame that
            shows the list. Pressing “Sign in” to that frame is beside it: deriving the key is slow on purpose.
  Search    From each keystroke to the frame that shows what was found.
  Open      From the tap on a line to the frame with the case. Save: from the tap to the end of the strictly durable
            transaction that holds the event.
  Memory    JavaScript heap after a collection and WebAssembly memory, on the list. Stored: the bytes of all records.
`;

const FIGURES = [
  { key: "list", name: "passphrase accepted to usable list", unit: "ms", digits: 0, target: 1500 },
  { key: "signIn", name: "  pressing “Sign in” to usable list", unit: "ms", digits: 0 },
  { key: "search", name: "keystroke to what was found, median", unit: "ms", digits: 1, target: 50 },
  { key: "searchMost", name: "  the slowest keystroke", unit: "ms", digits: 1 },
  { key: "open", name: "opening a case", unit: "ms", digits: 0, target: 150 },
  { key: "save", name: "saving an event", unit: "ms", digits: 1, target: 20 },
  { key: "memory", name: "heap and wasm on the list", unit: "MB", digits: 1 },
  { key: "stored", name: "bytes stored", unit: "MB", digits: 1 },
  { key: "storedEach", name: "  for each case", unit: "KB", digits: 1 },
  { key: "fill", name: "inventing and bringing in the caseload, full speed", unit: "s", digits: 0 },
];

/** Typed letter by letter: a name that many have, one with its surname, a number, a reference. */
const TYPED = ["sarah k", "07700 9001", "swc-000"];
const LINE = `ul[aria-label="${word("caseload.list")}"] button`;
const TAKE = word("case.take");
const CASES_TO_OPEN = 12;

const { values } = parseArgs({ options: { sizes: { type: "string", default: "100,1000,10000" }, runs: { type: "string", default: "5" } } });
const sizes = values.sizes.split(",").map(Number);
const runs = Number(values.runs);

execFileSync("cargo", ["build", "--quiet", "--locked", "--features", "desk", "--bin", "desk"], { stdio: "inherit" });
const loads = [loadavg()[0].toFixed(1)];
const results = [];
for (const size of sizes) {
  console.error(`measuring a caseload of ${size} …`);
  const figures = await served(shippedSite(), (wire) => measure(size, `${wire.address}staff/`));
  results.push({ name: `${size} cases`, figures });
}
loads.push(loadavg()[0].toFixed(1));
report();

async function measure(size, address) {
  const profile = mkdtempSync(join(tmpdir(), "candour-tablet-"));
  const options = { executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"], viewport: { width: 1024, height: 768 }, locale: "en-GB" };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    await context.addInitScript(tabletRecorder);
    const page = await context.newPage();
    const broken = [];
    page.on("pageerror", (error) => broken.push(error.message));
    const cdp = await context.newCDPSession(page);
    const fill = await fillTablet(page, size, `${address}#cases=${size}`);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const signedIn = [];
    for (let run = 0; run < runs; run += 1) signedIn.push(await signIn(page));
    const keystrokes = await search(page);
    const worked = await openAndSave(page);
    const memory = await memoryOf(page, cdp);
    const stored = await page.evaluate(() => window.tablet.kept());
    if (broken.length > 0) throw new Error(`the page reported errors: ${broken.join("; ")}`);
    return {
      fill,
      list: median(signedIn.map((one) => one.list)),
      signIn: median(signedIn.map((one) => one.all)),
      search: median(keystrokes),
      searchMost: Math.max(...keystrokes),
      ...worked,
      memory: memory / 1e6,
      stored: stored / 1e6,
      storedEach: stored / size / 1e3,
    };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Fills the tablet at its first page; seconds. */
async function fillTablet(page, size, address) {
  await page.goto(address);
  const begin = Date.now();
  await page.getByRole("button", { name: word("demo.fill"), exact: true }).click();
  await page.locator(LINE).first().waitFor({ timeout: 30 * 60_000 });
  return (Date.now() - begin) / 1000;
}

/** Locks and signs in. */
async function signIn(page) {
  await page.getByRole("button", { name: word("desk.lock"), exact: true }).click();
  await page.getByLabel(word("sign_in.name"), { exact: true }).fill(DEMO_CASEWORKER.signIn);
  await page.getByLabel(word("sign_in.passphrase"), { exact: true }).fill(DEMO_CASEWORKER.passphrase);
  return page.evaluate(async ([label, line]) => {
    const send = [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === label);
    const begin = performance.now();
    const painted = window.tablet.painted(line);
    send.click();
    const done = await painted;
    const accepted = window.tablet.replies.filter((at) => at < done).at(-1);
    if (!(accepted > begin)) throw new Error("the worker did not answer");
    return { list: done - accepted, all: done - begin };
  }, [word("sign_in.open"), LINE]);
}

/** Each keystroke, in milliseconds. */
async function search(page) {
  const field = page.getByLabel(word("caseload.search"), { exact: true });
  const times = [];
  for (const typed of TYPED) {
    await field.fill("");
    await field.focus();
    await page.waitForTimeout(300);
    for (const letter of typed) {
      times.push(await page.evaluate((one) => window.tablet.type(one), letter));
      await page.waitForTimeout(60);
    }
  }
  await field.fill("");
  await page.locator(LINE).first().waitFor();
  return times;
}

/** Opens cases from the list, and takes over those that are a colleague's. */
async function openAndSave(page) {
  const [open, save] = [[], []];
  for (let at = 0; at < CASES_TO_OPEN; at += 1) {
    const line = await page.locator(LINE).nth(at).elementHandle();
    open.push(await page.evaluate((one) => window.tablet.press(one, ".app-case__parts"), line));
    const take = page.getByRole("button", { name: TAKE, exact: true });
    if ((await take.count()) > 0) {
      save.push(await page.evaluate((one) => window.tablet.write(one), await take.elementHandle()));
      await take.waitFor({ state: "detached" });
    }
    await page.getByRole("navigation", { name: word("desk.nav") }).getByRole("button", { name: word("desk.caseload"), exact: true }).click();
    await page.locator(LINE).first().waitFor();
  }
  if (save.length === 0) throw new Error("no case was a colleague's");
  return { open: median(open), save: median(save) };
}

async function memoryOf(page, cdp) {
  await cdp.send("HeapProfiler.enable");
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize + (await page.evaluate(() => [...window.tablet.memories].reduce((sum, one) => sum + one.buffer.byteLength, 0)));
}

function report() {
  console.log(METHOD);
  console.log(`Load of the machine ${loads.join(" to ")}; ${runs} times signed in\n`);
  console.log(table(results, FIGURES));
  console.log(`\n${growth()}`);
  const missed = over(results, FIGURES);
  console.log(missed.length === 0 ? "Every target is met." : `Targets missed:\n  ${missed.join("\n  ")}`);
  mkdirSync("target/bench", { recursive: true });
  writeFileSync("target/bench/tablet.json", `${JSON.stringify(results, null, 2)}\n`);
}

/** How many times more each figure is than for the smallest caseload. */
function growth() {
  const [first, ...others] = results;
  const of = (result) => {
    const times = FIGURES.map(({ key, name }) => `${name.trim()} ×${(result.figures[key] / first.figures[key]).toFixed(1)}`);
    return `${result.name} beside ${first.name}: ${times.join("; ")}`;
  };
  return others.map(of).join("\n");
}
