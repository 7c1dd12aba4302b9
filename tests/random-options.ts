// A strategy of options at random: a chain or two, strikes by any rule, a ready structure or one of its own legs, any stop and whatever other rules,
// and actions on the position that comes of it. What is read off the chain, and what the structure would be, lead to the first entry.
import type { NodeKind } from '../dsl/nodes/define-kind';
import { listKinds } from '../dsl/nodes/registry';
import type { GraphDraft, Source } from './graph-draft';

const KINDS = listKinds();
const BESIDE = 'leg.strikeBeside';

/** Kinds that give a type, and take what is said. */
function kindsThat(gives: string, takes: string | null = null): readonly NodeKind[] {
  return KINDS.filter(
    ({ inputs, outputs }) =>
      Object.values(outputs).some(({ type }) => type === gives) &&
      (takes === null || Object.values(inputs).some(({ type }) => type === takes)),
  );
}

const EXPIRIES = kindsThat('expiry');
const STRIKES = kindsThat('strike').filter(({ kind }) => kind !== BESIDE);
const STRUCTURES = kindsThat('structure', 'chain');
const READINGS = kindsThat('number', 'chain').filter(({ kind }) => kind.startsWith('option.'));
const SIZES = kindsThat('size');
const RULES = kindsThat('risk').filter(({ inputs }) => !('rules' in inputs));
const STOPS = RULES.filter(({ kind }) => /\.(leg|mtm|combined|underlying)Stop$/.test(kind));
const OF_A_LEG = RULES.filter(({ kind }) => /\.(leg|underlying)/.test(kind));
const POLICIES = kindsThat('execution');
const ON_POSITIONS = KINDS.filter(({ acts, inputs }) => acts === true && inputs['position']?.optional === false);

const chainOf = (index: number): Source => ({ index, name: 'chain' });

/** `candles`, `event`: of the strategy drawn first; `enter`: its entry. */
export function growOptions(draft: GraphDraft, candles: Source, event: Source, enter: number): void {
  const chains = [plantChain(draft, candles), plantChain(draft, candles)];
  const structure = draft.random() < 0.4 ? ownLegs(draft, chains) : readyStructure(draft, chains);
  const entry = plantEntry(draft, structure, event);
  plantActions(draft, entry, event, chains, structure);
  if (draft.random() < 0.5) {
    const reading = draft.drawn(draft.pick(READINGS));
    furnish(draft, reading, chains);
    draft.lead(reading, enter, 1);
  }
  if (draft.random() < 0.3) {
    const preview = draft.plain('leg.preview');
    draft.wire(structure, preview, 'structure');
    draft.wire(candles, preview, 'candles');
    draft.lead(preview, enter, 1);
  }
}

function plantChain(draft: GraphDraft, candles: Source): number {
  const chain = draft.plain('option.chain', { strikes: 1 + Math.floor(draft.random() * 8) });
  // Mostly an expiry that is listed soon: what nobody lists is never traded.
  const expiry =
    draft.random() < 0.7 ? draft.plain('leg.expiry', { offset: Math.floor(draft.random() * 3) }) : draft.drawn(draft.pick(EXPIRIES));
  draft.wire(candles, chain, 'candles');
  draft.wire({ index: expiry, name: 'expiry' }, chain, 'expiry');
  return chain;
}

function plantStrike(draft: GraphDraft): Source {
  const near = draft.random() < 0.4;
  const index = near ? draft.plain('leg.strikeBySteps', { steps: Math.floor(draft.random() * 5) - 2 }) : draft.drawn(draft.pick(STRIKES));
  return { index, name: 'strike' };
}

/** Chains and strikes to whatever of a node takes them. */
function furnish(draft: GraphDraft, index: number, [near = 0, far = 0]: readonly number[]): void {
  for (const [port, { type, optional }] of draft.inputsOf(index)) {
    if (type === 'chain') draft.wire(chainOf(port === 'far' ? far : near), index, port);
    if (type === 'strike' && (!optional || draft.random() < 0.6)) draft.wire(plantStrike(draft), index, port);
  }
}

function readyStructure(draft: GraphDraft, chains: readonly number[]): Source {
  const index = draft.drawn(draft.pick(STRUCTURES));
  furnish(draft, index, chains);
  const structure = { index, name: 'structure' };
  if (draft.random() >= 0.2) return structure;
  const wings = draft.drawn(draft.pick(kindsThat('structure', 'structure')));
  draft.wire(structure, wings, 'structure');
  return { index: wings, name: 'structure' };
}

/** A leg, others of their own strikes or beside it, under rules of their own where chance says so. */
function ownLegs(draft: GraphDraft, chains: readonly number[]): Source {
  const all = draft.plain('leg.structure');
  const count = 1 + Math.floor(draft.random() * 4);
  let first: Source | null = null;
  for (let at = 0; at < count; at++) {
    const index = draft.drawn(draft.kindOf('leg.option'));
    const leg = { index, name: 'leg' };
    draft.wire(chainOf(draft.pick(chains)), index, 'chain');
    if (first !== null && draft.random() < 0.5) {
      const beside = draft.plain(BESIDE, { in: 'steps', away: 1 + Math.floor(draft.random() * 3) });
      draft.wire(first, beside, 'leg');
      draft.wire({ index: beside, name: 'strike' }, index, 'strike');
    } else draft.wire(plantStrike(draft), index, 'strike');
    if (draft.random() < 0.4) draft.wire({ index: draft.drawn(draft.pick(OF_A_LEG)), name: 'risk' }, index, 'risk');
    draft.wire(leg, all, 'legs');
    first ??= leg;
  }
  return { index: all, name: 'structure' };
}

function plantEntry(draft: GraphDraft, structure: Source, event: Source): Source {
  const enter = draft.plain('action.enter');
  const size = draft.drawn(draft.pick(SIZES));
  draft.wire(event, enter, 'event');
  draft.wire(structure, enter, 'structure');
  draft.wire({ index: size, name: 'size' }, enter, 'size');
  draft.wire({ index: draft.drawn(draft.pick(STOPS)), name: 'risk' }, enter, 'risk');
  draft.wire({ index: draft.plain('risk.mtmStop'), name: 'risk' }, enter, 'risk');
  for (let left = Math.floor(draft.random() * 4); left > 0; left--)
    draft.wire({ index: draft.drawn(draft.pick(RULES)), name: 'risk' }, enter, 'risk');
  if (draft.random() < 0.4) draft.wire({ index: draft.drawn(draft.pick(POLICIES)), name: 'execution' }, enter, 'execution');
  return { index: enter, name: 'position' };
}

function plantActions(draft: GraphDraft, position: Source, event: Source, chains: readonly number[], structure: Source): void {
  for (let left = Math.floor(draft.random() * 3); left > 0; left--) {
    const kind = draft.pick(ON_POSITIONS);
    const action = draft.drawn(kind);
    const own = draft.plain('trigger.barClose');
    draft.wire({ index: 1, name: 'candles' }, own, 'candles');
    draft.wire(draft.random() < 0.5 ? event : { index: own, name: 'event' }, action, 'event');
    draft.wire(position, action, 'position');
    furnish(draft, action, chains);
    if ('structure' in kind.inputs) draft.wire(structure, action, 'structure');
    if ('size' in kind.inputs) draft.wire({ index: draft.plain('size.lots'), name: 'size' }, action, 'size');
  }
}
