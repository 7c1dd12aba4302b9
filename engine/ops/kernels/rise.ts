// The part of a change that is a rise.

/** The change where it is positive, else 0. Twice a number and its half again are exact; which way a price goes, no processor can guess. */
export function rise(change: number): number {
  return (Math.abs(change) + change) / 2;
}
