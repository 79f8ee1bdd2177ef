/**
 * Pearson's r of two equally long lists, within [-1, 1]; undefined where one does not vary or is shorter than two.
 */
export function pearson(xs: readonly number[], ys: readonly number[]): number | undefined {
  if (isConstant(xs) || isConstant(ys)) return undefined;
  const dx = centred(xs);
  const dy = centred(ys);
  const r = dot(dx, dy) / Math.sqrt(dot(dx, dx) * dot(dy, dy));
  return Number.isFinite(r) ? Math.min(1, Math.max(-1, r)) : undefined;
}

/** Compared, not computed: rounding would leave a constant list a variance of some 1e-32. */
function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function dot(xs: readonly number[], ys: readonly number[]): number {
  return xs.reduce((sum, x, i) => sum + x * ys[i]!, 0);
}
