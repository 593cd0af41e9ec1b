//! Figures: medians, percentiles, and how they stand beside their targets.

/** The value below which this share of them lies (nearest rank). */
export function percentile(values, share) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

export const median = (values) => percentile(values, 0.5);

/** What is measured, in the order it is printed: unit, digits, and the most it may be. */
export const FIGURES = [
  { key: "bytes", name: "bytes to the questionnaire's first question", unit: "KB", digits: 1, target: 140 },
  { key: "cold", name: "cold start: first page usable", unit: "ms", digits: 0, target: 1500 },
  { key: "coldAsked", name: "  first question from a pack, ten pages on", unit: "ms", digits: 0, target: 1500 },
  { key: "coldQuestion", name: "  questionnaire's first question, thirty pages on", unit: "ms", digits: 0, target: 1500 },
  { key: "warm", name: "second visit: first page usable", unit: "ms", digits: 0, target: 400 },
  { key: "warmAsked", name: "  first question from a pack, ten pages on", unit: "ms", digits: 0, target: 400 },
  { key: "warmQuestion", name: "  questionnaire's first question, thirty pages on", unit: "ms", digits: 0, target: 400 },
  { key: "longest", name: "longest task while loading", unit: "ms", digits: 0, target: 100 },
  { key: "frame75", name: "tap on an answer to the next frame, 75th percentile", unit: "ms", digits: 1, target: 16 },
  { key: "frame98", name: "  98th percentile", unit: "ms", digits: 1, target: 33 },
  { key: "next50", name: "tap to the next question painted, median", unit: "ms", digits: 1, target: 33 },
  { key: "next75", name: "  75th percentile", unit: "ms", digits: 1 },
  { key: "next98", name: "  98th percentile", unit: "ms", digits: 1 },
  { key: "rescore", name: "rescoring the whole pack *", unit: "ms", digits: 3, target: 1 },
  { key: "stored", name: "tap to the answer sealed and durably stored *", unit: "ms", digits: 1, target: 5 },
  { key: "storedWrite", name: "  of this, one transaction of the browser *", unit: "ms", digits: 1 },
  { key: "storedWrites", name: "  transactions for one answer *", unit: "", digits: 0 },
  { key: "unlock", name: "unlocking by words *", unit: "ms", digits: 0, target: 250 },
  { key: "freeze", name: "  longest time without a frame meanwhile *", unit: "ms", digits: 0, target: 50 },
  { key: "memory", name: "heap and wasm after all answers", unit: "MB", digits: 1, target: 20 },
  { key: "memoryHeap", name: "  of this, JavaScript heap", unit: "MB", digits: 1 },
  { key: "memoryWasm", name: "  of this, WebAssembly memory", unit: "MB", digits: 1 },
];

const misses = (figure, value) => figure.target !== undefined && value > figure.target;

/** One table: a row a figure, a column a pack or a caseload, the target beside it, and whether it is met. */
export function table(results, figures = FIGURES) {
  const cell = (figure, value) => {
    if (value == null) return "–       ";
    const mark = figure.target === undefined ? "" : misses(figure, value) ? "MISSED" : "ok";
    return `${value.toFixed(figure.digits)} ${mark.padEnd(6)} `;
  };
  const width = Math.max(...figures.map((f) => f.name.length));
  const line = (first, target, cells) =>
    `${first.padEnd(width)}  ${target.padStart(8)}  ${cells.map((c) => c.padStart(15)).join("")}`;
  const rows = figures.map((f) => {
    const target = f.target === undefined ? f.unit : `${f.target} ${f.unit}`;
    return line(f.name, target, results.map((r) => cell(f, r.figures[f.key])));
  });
  return [line("", "at most", results.map((r) => `${r.name}        `)), ...rows].join("\n");
}

/** Files by size, as lines. */
export const fileList = (files) =>
  Object.entries(files)
    .sort(([, a], [, b]) => b - a)
    .map(([path, size]) => `${(size / 1000).toFixed(1).padStart(8)} KB  ${path}`)
    .join("\n");

/** The figures that are over their target, in words. */
export const over = (results, figures = FIGURES) =>
  results.flatMap((r) =>
    figures.filter((f) => misses(f, r.figures[f.key])).map(
      (f) => `${r.name}: ${f.name.trim()}: ${r.figures[f.key].toFixed(f.digits)} ${f.unit}, target ${f.target}`,
    ),
  );
