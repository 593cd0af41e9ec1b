/** Collects what is wrong by page, so that one run tells everything. */
export function findings() {
  const found = {};
  return { found, add: (page, faults) => faults.length > 0 && (found[page] = faults) };
}
