/** How the figures are printed, and what sums them up. */
export const print = (line = "") => process.stdout.write(`${line}\n`);
export const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);
export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
export function sd(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
export const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.round(share * (values.length - 1))]!;
