//! Rescoring the whole pack in Chromium, by the engine compiled with the app's own profile (`rescore.rs`).

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { median } from "./figures.mjs";

const OUT = "target/bench/rescore";

/** Compiles it; gives what a page needs to load it. */
export function buildRescoring() {
  const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  // Without the pages, which only `scripts/split` can make loadable.
  const only = ["--no-default-features", "--target", "wasm32-unknown-unknown", "--example", "rescore"];
  run("cargo", "build", "--quiet", "--locked", "--release", ...only);
  const built = "target/wasm32-unknown-unknown/release/examples/rescore.wasm";
  run("wasm-bindgen", "--target", "no-modules", "--no-typescript", "--out-dir", OUT, built);
  // With what Trunk gives it for the app.
  const [, features] = readFileSync("index.html", "utf8").match(/data-wasm-opt-params="([^"]+)"/);
  run("wasm-opt", "-Oz", ...features.split(" "), "-o", `${OUT}/rescore.wasm`, `${OUT}/rescore_bg.wasm`);
  return { glue: readFileSync(`${OUT}/rescore.js`, "utf8"), wasm: readFileSync(`${OUT}/rescore.wasm`).toString("base64") };
}

/** Milliseconds for one rescoring of `pack`, every question answered: the median of 50 runs of 20. */
export async function rescoring(context, { glue, wasm }, pack) {
  const page = await context.newPage();
  const times = await page.evaluate(
    async ({ glue, wasm, pack }) => {
      const { bindgen } = new Function(`${glue}; return { bindgen: wasm_bindgen };`)();
      await bindgen({ module_or_path: Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)) });
      const filled = bindgen.Filled.fill(pack);
      filled.rescore(500);
      return Array.from({ length: 50 }, () => {
        const start = performance.now();
        filled.rescore(20);
        return (performance.now() - start) / 20;
      });
    },
    { glue, wasm, pack: JSON.stringify(pack) },
  );
  await page.close();
  return median(times);
}
