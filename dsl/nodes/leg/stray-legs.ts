// A strike may be measured from a leg of the same structure alone: whoever puts a structure to use asks whether all such legs are there.
import type { Fault } from '../define-kind';

/** `traits`: of the structure, in which each leg has named itself and each strike the leg that it is measured from. */
export function strayLegFaults(traits: readonly string[]): readonly Fault[] {
  const isStray = traits.some((trait) => trait.startsWith('beside ') && !traits.includes(`leg ${trait.slice('beside '.length)}`));
  return isStray ? [{ code: 'leg-elsewhere', port: 'structure', message: '', remedy: '' }] : [];
}
