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
  { key: "bytes", name: "bytes to the first question of the questionnaire", unit: "KB", digits: 1, target: 140 },
  { key: "bytesAsked", name: "  of these, to the first question she is asked", unit: "KB", digits: 1 },
  { key: "cold", name: "cold start: until the first page can be used", unit: "ms", digits: 0, target: 1500 },
  { key: "coldQuestion", name: "  and with every page's own time to the first question", unit: "ms", digits: 0, target: 1500 },
  { key: "coldAll", name: "  and to the questionnaire's first, 30 pages on", unit: "ms", digits: 0 },
  { key: "warm", name: "second visit: until the first page can be used", unit: "ms", digits: 0, target: 400 },
  { key: "warmQuestion", name: "  and with every page's own time to the first question", unit: "ms", digits: 0, target: 400 },
  { key: "longest", name: "longest task while loading", unit: "ms", digits: 0, target: 100 },
  { key: "frame75", name: "tap on an answer to the next frame, 75th percentile", unit: "ms", digits: 1, target: 16 },
  { key: "frame98", name: "  98th percentile", unit: "ms", digits: 1, target: 33 },
  { key: "next75", name: "tap to the next question painted, 75th percentile", unit: "ms", digits: 1, target: 33 },
  { key: "next98", name: "  98th percentile", unit: "ms", digits: 1 },
  { key: "rescore", name: "rescoring the whole pack *", unit: "ms", digits: 3, target: 1 },
  { key: "stored", name: "tap to the answer sealed and durably stored *", unit: "ms", digits: 1, target: 5 },
  { key: "unlock", name: "unlocking by words *", unit: "ms", digits: 0, target: 250 },
  { key: "freeze", name: "  longest task meanwhile *", unit: "ms", digits: 0, target: 50 },
  { key: "memory", name: "heap and wasm after all answers", unit: "MB", digits: 1, target: 20 },
];

/** One table: a row a figure, a column a pack, the target beside it; `!` marks what is over. */
export function table(results) {
  const cell = (figure, value) => {
    if (value == null) return "–";
    const over = figure.target !== undefined && value > figure.target;
    return `${value.toFixed(figure.digits)}${over ? " !" : "  "}`;
  };
  const columns = results.map((r) => r.name);
  const width = Math.max(...FIGURES.map((f) => f.name.length));
  const line = (first, target, cells) =>
    `${first.padEnd(width)}  ${target.padStart(8)}  ${cells.map((c) => c.padStart(11)).join("")}`;
  const rows = FIGURES.map((f) => {
    const target = f.target === undefined ? "" : `${f.target} ${f.unit}`;
    return line(`${f.name}`, target || f.unit, results.map((r) => cell(f, r.figures[f.key])));
  });
  return [line("", "at most", columns.map((c) => `${c}  `)), ...rows].join("\n");
}

/** The figures that are over their target, in words. */
export const over = (results) =>
  results.flatMap((r) =>
    FIGURES.filter((f) => f.target !== undefined && r.figures[f.key] > f.target).map(
      (f) => `${r.name}: ${f.name.trim()}: ${r.figures[f.key].toFixed(f.digits)} ${f.unit}, target ${f.target}`,
    ),
  );
