/** The best linear guess, and how far off it is. */

export const rms = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);

/** The error of guessing each from the others' line (leave one out): least squares with a constant. */
export function guessError(features: readonly (readonly number[])[], truth: readonly number[]): number {
  return rms(
    truth.map((actual, left) => {
      const rows = features.filter((_, i) => i !== left).map((row) => [1, ...row]);
      const weights = leastSquares(
        rows,
        truth.filter((_, i) => i !== left),
      );
      const guess = [1, ...features[left]!].reduce((sum, x, i) => sum + x * weights[i]!, 0);
      return actual - guess;
    }),
  );
}

/** By the normal equations, with elimination. */
function leastSquares(rows: readonly number[][], ys: readonly number[]): number[] {
  const width = rows[0]!.length;
  const table = Array.from({ length: width }, (_, i) => [
    ...Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
    rows.reduce((sum, row, r) => sum + row[i]! * ys[r]!, 0),
  ]);
  for (let i = 0; i < width; i++) {
    const best = table.slice(i).reduce((a, b) => (Math.abs(b[i]!) > Math.abs(a[i]!) ? b : a));
    [table[table.indexOf(best)], table[i]] = [table[i]!, best];
    for (const row of table) {
      if (row === table[i]) continue;
      const times = row[i]! / table[i]![i]!;
      for (let j = i; j <= width; j++) row[j]! -= times * table[i]![j]!;
    }
  }
  return table.map((row, i) => row[width]! / row[i]!);
}
