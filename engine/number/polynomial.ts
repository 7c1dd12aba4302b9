/** Horner's rule over coefficients in ascending powers: the one order of operations in which the core evaluates a polynomial. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let index = coefficients.length - 1; index >= 0; index -= 1) sum = sum * x + (coefficients[index] ?? 0);
  return sum;
}
