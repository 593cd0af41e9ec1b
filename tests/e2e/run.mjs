// Runs every end-to-end suite on the release build: one server for all, three files at a time, totals at the end.
//   node tests/e2e/run.mjs            everything
//   node tests/e2e/run.mjs leaving    files whose path has "leaving" in it

import { readdirSync, rmSync } from "node:fs";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveSite } from "./support/desk.mjs";
import { setUpAll } from "./support/tablet.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith(".test.mjs") && (wanted.length === 0 || wanted.some((part) => path.includes(part))))
  .map((path) => join(folder, path));

const started = Date.now();
// Sites that earlier runs made.
rmSync(join(folder, "../../target/e2e"), { recursive: true, force: true });
process.env.CANDOUR_SITES = JSON.stringify({ demo: await serveSite("demo") });
if (files.some((path) => path.startsWith(join(folder, "staff")))) process.env.CANDOUR_TABLETS = await setUpAll();

// Far more than any file takes: a slow machine is not a fault.
const tests = run({ files, concurrency: 3, timeout: 900_000 });
const failed = [];
tests.on("test:fail", (failure) => failed.push(failure));
const report = tests.compose(spec);
report.pipe(process.stdout);
await new Promise((done) => report.once("end", done));
// Once more and briefly, where a log's end is all that is kept of it.
for (const { name, details } of failed) console.log(`✖ ${name}\n${briefly(details.error)}`);
console.log(`End to end: ${files.length} files in ${Math.round((Date.now() - started) / 1000)} s`);
// What a stopped file has left behind must not keep this one waiting.
process.exit(failed.length === 0 ? 0 : 1);

/** What went wrong, and the lines of this suite that led there. */
function briefly({ cause, message }) {
  const [first, ...rest] = String(cause?.stack ?? message).split("\n");
  return [first, ...rest.filter((line) => line.includes("tests/e2e/"))].map((line) => `  ${line.trim()}`).join("\n");
}
