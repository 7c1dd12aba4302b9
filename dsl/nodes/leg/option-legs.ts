// What the structures of options are made of: legs of a chain, strikes at the money, and strikes measured from another leg.
import type { Sampled } from '../../ir/program';
import type { CheckContext, ExplainWords, LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import type { AtEntry, LegDraft, StrikeDraft, Wire } from '../wire';

export const PRODUCT_FIELD = field.choice({
  label: 'Product',
  options: { intraday: 'Intraday', carry: 'Carry forward' },
  default: 'intraday',
});

export const SIDE_FIELD = field.choice({ label: 'Side', options: { sell: 'Short', buy: 'Long' }, default: 'sell' });

/** A chain that a leg is chosen from is read when the entry fires, on no clock of the leg's own. */
export const CHAIN_INLET = inlet.of('chain', 'Chain', { sampled: true });
export const STRIKE_INLET = inlet.of('strike', 'Strike', { optional: true, help: 'Without it, at the money.' });
export const STRUCTURE_OUTPUT = { structure: outlet.of('structure', 'Structure') };

const WIDTH_UNITS = { by: 'in', units: { points: 'points', steps: 'none' } } as const;

export const WIDTH_FIELDS = {
  in: field.choice({ label: 'Width in', options: { points: 'points', steps: 'listed strikes' }, default: 'points' }),
  width: field.number({ label: 'Width', min: 1, max: 100_000, default: 200 }),
};
export const WIDTH_INLET = inlet.number('Width', { unit: WIDTH_UNITS, fallback: 'width', sampled: true });

const AS_LISTED = { tie: 'lower', noMatch: 'skip' } as const;
/** A wing lies where there is something to buy: nearer than asked for rather than nowhere. */
const AS_NEAR_AS_LISTED = { tie: 'nearerMoney', noMatch: 'nearest' } as const;

const AT_THE_MONEY: StrikeDraft = {
  kind: 'rule',
  choice: () => ({ rule: { by: 'steps', from: 'synthetic', value: 0 }, ...AS_LISTED }),
};

export type Side = 'buy' | 'sell';
export type Right = 'call' | 'put';

export function sideOf(node: CheckContext): Side {
  return node.text('side') === 'buy' ? 'buy' : 'sell';
}

export function otherSide(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy';
}

export function rightOf(node: CheckContext): Right {
  return node.text('right') === 'put' ? 'put' : 'call';
}

function productOf(node: CheckContext): 'intraday' | 'carry' {
  return node.text('product') === 'carry' ? 'carry' : 'intraday';
}

/** The strike at an input; at the money where nothing is connected. */
export function strikeAt(node: LowerContext, input = 'strike'): StrikeDraft {
  return node.findWire(input, 'strike')?.strike ?? AT_THE_MONEY;
}

/** So far out from another leg, as the node's width says. */
export function widthFrom(node: LowerContext, leg: LegDraft): StrikeDraft {
  const away: AtEntry<Sampled> = (clock) => node.sampled('width', clock);
  return { kind: 'beside', leg, in: node.text('in') === 'steps' ? 'steps' : 'points', away, manner: AS_NEAR_AS_LISTED };
}

/** The strike of another leg. */
export function strikeOf(leg: LegDraft): StrikeDraft {
  return { kind: 'beside', leg, in: 'points', away: () => 0, manner: AS_LISTED };
}

interface LegTerms {
  readonly right: Right;
  readonly side: Side;
  readonly strike: StrikeDraft;
  readonly ratio?: number;
  /** The input that the chain is at. */
  readonly chain?: string;
}

export function optionLeg(node: LowerContext, { right, side, strike, ratio = 1, chain = 'chain' }: LegTerms): LegDraft {
  const order = { side, ratio, product: productOf(node) };
  return { of: { chain: node.wire(chain, 'chain').chain, right, strike }, order, rules: [] };
}

export function structureOf(...legs: readonly LegDraft[]): Readonly<Record<'structure', Wire>> {
  return { structure: { kind: 'structure', legs } };
}

/** What the legs of a preset are known for: both sides, options, no stops of their own, and where a strike is measured from elsewhere. */
export function presetTraits(sides: readonly Side[]): (node: CheckContext) => readonly string[] {
  return (node) => [...sides, 'option', 'unguarded', ...besideTraits(node)];
}

function besideTraits(node: CheckContext): readonly string[] {
  return ['strike', 'putStrike'].flatMap((input) => node.traits(input)).filter((trait) => trait.startsWith('beside '));
}

/** "sell a straddle at the money, of …". */
export function sayStructure(words: ExplainWords, name: string, verb: string = words.raw('side') === 'buy' ? 'buy' : 'sell'): string {
  const strike = words.isConnected('strike') ? words.input('strike') : 'at the money';
  return `${verb} ${name} ${strike}, ${words.input('chain')} (${words.param('product').toLowerCase()})`;
}

export function sayWidth(words: ExplainWords): string {
  return `${words.input('width')}${words.raw('in') === 'steps' ? ' strikes' : ''}`;
}
