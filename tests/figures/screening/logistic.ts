/** Logistic regression with a ridge, by Newton's method, and what it needs of linear algebra. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const top = rows[column]!;
    for (let i = column + 1; i < n; i++) {
      const row = rows[i]!;
      const factor = row[column]! / top[column]!;
      if (factor !== 0) for (let j = column; j <= n; j++) row[j]! -= factor * top[j]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i]!;
    let sum = row[n]!;
    for (let j = i + 1; j < n; j++) sum -= row[j]! * solution[j]!;
    solution[i] = sum / row[i]!;
  }
  return solution;
}

export function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const columns = matrix.map((_, j) =>
    solve(
      matrix,
      matrix.map((_, i) => Number(i === j)),
    ),
  );
  return matrix.map((_, i) => matrix.map((_, j) => columns[j]![i]!));
}

export type Case = { features: readonly number[]; careless: boolean; weight: number };

/** Weights, the constant last. */
export function logistic(cases: readonly Case[], ridge: number, iterations = 12): number[] {
  const size = cases[0]!.features.length + 1;
  let weights = new Array<number>(size).fill(0);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gradient = weights.map((w, i) => (i === size - 1 ? 0 : -ridge * w));
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j && i < size - 1 ? ridge : 1e-9)));
    for (const { features, careless, weight } of cases) {
      let linear = weights[size - 1]!;
      for (let i = 0; i < size - 1; i++) linear += weights[i]! * features[i]!;
      const p = 1 / (1 + Math.exp(-linear));
      const residual = weight * (Number(careless) - p);
      const curvature = weight * Math.max(1e-6, p * (1 - p));
      for (let i = 0; i < size; i++) {
        const xi = i === size - 1 ? 1 : features[i]!;
        gradient[i]! += residual * xi;
        const row = hessian[i]!;
        for (let j = 0; j <= i; j++) row[j]! += curvature * xi * (j === size - 1 ? 1 : features[j]!);
      }
    }
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) hessian[i]![j] = hessian[j]![i]!;
    const step = solve(hessian, gradient);
    weights = weights.map((w, i) => w + step[i]!);
  }
  return weights;
}
