// Which chains of a program have their money sought beside the price of a future: by a strike rule of a leg, or by a reading.
import type { Program, StrikeChoice, StructureLeg } from '../../dsl/ir/program';
import { chainOfOption } from './chain-of-option';

/** By chain of the program. */
export function chainsByFuture(program: Program): ReadonlySet<number> {
  return new Set([...byLegs(program), ...byAdjustments(program), ...byInstruments(program), ...byReadings(program)]);
}

function byLegs({ actions, previews = [] }: Program): readonly number[] {
  const legs: readonly StructureLeg[] = [
    ...actions.flatMap((action) => (action.kind === 'enter' || action.kind === 'addLegs' ? action.legs : [])),
    ...previews.flatMap((preview) => preview.legs),
  ];
  return legs.flatMap((leg) => ('chain' in leg && isByFuture(leg.strike) ? [leg.chain] : []));
}

/** An adjustment within the legs' own chains may be of any. */
function byAdjustments({ actions, chains = [] }: Program): readonly number[] {
  return actions.flatMap((action) => {
    if (action.kind !== 'adjust' || action.strike === undefined || !isByFuture(action.strike)) return [];
    return action.chain === undefined ? chains.map((_, chain) => chain) : [action.chain];
  });
}

function byInstruments(program: Program): readonly number[] {
  return program.instruments.flatMap((instrument) =>
    instrument.kind === 'option' && isByFuture(instrument.strike) ? [chainOfOption(instrument, program)] : [],
  );
}

function byReadings({ ops }: Program): readonly number[] {
  return ops.flatMap(({ args }) => (args['reference'] === 'future' && typeof args['chain'] === 'number' ? [args['chain']] : []));
}

function isByFuture({ rule }: { readonly rule: Pick<StrikeChoice['rule'], 'by'> & { readonly from?: string } }): boolean {
  return rule.from === 'future';
}
