// What an instrument of a program is called where people read it.
import { assertNever } from '../types/invariant';
import type { ExpiryRule } from './expiry-rule';
import type { ProgramInstrument } from './program';

export function instrumentWords(instrument: ProgramInstrument): string {
  switch (instrument.kind) {
    case 'fixed':
      return instrument.id;
    case 'future':
      return `${instrument.series} future of ${instrument.underlying}`;
    case 'option':
      return `${instrument.right} of ${instrument.underlying} by rule, ${expiryWords(instrument.expiry)}`;
    default:
      return assertNever(instrument);
  }
}

const NTH = ['current', 'next'];

/** "next week", "month 3 from now", "7 to 20 days to expiry". */
function expiryWords(rule: ExpiryRule): string {
  if (rule.kind === 'daysLeft') return `${rule.min} to ${rule.max} days to expiry`;
  const nth = NTH[rule.offset];
  return nth === undefined ? `${rule.kind} ${rule.offset} from now` : `${nth} ${rule.kind}`;
}
