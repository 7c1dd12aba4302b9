// The exponential function, equal to the last bit on every machine: Math.exp is not. Method and coefficients are fdlibm's e_exp.c
// (Sun Microsystems, 1993, freely redistributable): reduce by multiples of ln 2, then a rational approximation. Error below 1 ulp.
import { scaleByPowerOfTwo } from './power-of-two';

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const OVERFLOW = 7.09782712893383973096e2;
const UNDERFLOW = -7.4513321910194110842e2;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/** e^x. NaN stays NaN; above 709.78 it is Infinity, below −745.13 zero. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < UNDERFLOW) return 0;
  const halves = x < 0 ? -0.5 : 0.5;
  const multiple = Math.trunc(INVERSE_LN2 * x + halves);
  const high = x - multiple * LN2_HIGH;
  const low = multiple * LN2_LOW;
  const reduced = high - low;
  const square = reduced * reduced;
  const correction = reduced - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  const fraction = 1 - (low - (reduced * correction) / (2 - correction) - high);
  return scaleByPowerOfTwo(fraction, multiple);
}
