// Brackets around a phrase that joins conditions itself, so that "and" and "or" are not read in the wrong order.
export function bracketed(phrase: string): string {
  return / (and|or|while|else) /.test(phrase) ? `(${phrase})` : phrase;
}
