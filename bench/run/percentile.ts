/** The value that `share` (0 to 1) of the values do not exceed; NaN of none. Nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Half of the values do not exceed it. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
