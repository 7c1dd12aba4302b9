// The limits that strategies of options come up against, each at it and just above it: chains, their contracts, previews, and legs that a structure has
// once its parts are put together.
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../dsl/graph/graph';
import { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { type DrawnNode, draw } from '../draw';
import { holdLimit, judge, type Limit, nodes, numbered } from './limit-laws';

const BASE: Readonly<Record<string, DrawnNode>> = {
  index: ['data.instrument', { symbol: 'NSE:NIFTY 50' }],
  bars: ['data.candles'],
  expiry: ['leg.expiry'],
  chain: ['option.chain'],
  at: ['trigger.atTime'],
  size: ['size.lots'],
  stop: ['risk.mtmStop'],
  out: ['risk.exitAtTime'],
  straddle: ['leg.straddle'],
  enter: ['action.enter'],
};
const WIRES = [
  'index.instrument > bars.instrument',
  'index.instrument > at.instrument',
  'bars.candles > chain.candles',
  'expiry.expiry > chain.expiry',
  'chain.chain > straddle.chain',
  'at.event > enter.event',
  'size.size > enter.size',
  'stop.risk > enter.risk',
  'out.risk > enter.risk',
];

interface More {
  readonly nodes: Readonly<Record<string, DrawnNode>>;
  readonly wires: readonly string[];
}

/** `structure`: what is entered. */
function strategy(more: More, structure = 'straddle.structure'): Graph {
  return draw({ nodes: { ...BASE, ...more.nodes }, wires: [...WIRES, `${structure} > enter.structure`, ...more.wires] });
}

const TABLE: Readonly<Record<string, Limit>> = {
  chains: {
    max: LIMITS.chainsMax,
    code: 'too-many',
    says: 'option chains',
    having: (count) => {
      const more = numbered(count - 1, (at) => at);
      return strategy({
        nodes: Object.fromEntries(
          more.flatMap((at): [string, DrawnNode][] => [
            [`x${at}`, ['leg.expiry', { offset: at + 1 }]],
            [`c${at}`, ['option.chain']],
            [`s${at}`, ['leg.straddle']],
            [`e${at}`, ['action.enter']],
          ]),
        ),
        wires: more.flatMap((at) => [
          `bars.candles > c${at}.candles`,
          `x${at}.expiry > c${at}.expiry`,
          `c${at}.chain > s${at}.chain`,
          `s${at}.structure > e${at}.structure`,
          `at.event > e${at}.event`,
          `size.size > e${at}.size`,
          `stop.risk > e${at}.risk`,
          `out.risk > e${at}.risk`,
        ]),
      });
    },
  },
  'strikes of a chain': {
    max: LIMITS.chainContractsMax / 4 - 1,
    code: 'bad-param',
    says: 'Strikes each side',
    having: (strikes) => strategy({ nodes: { chain: ['option.chain', { strikes }] }, wires: [] }),
  },
};

describe.each(Object.entries(TABLE))('%s', (_, limit) => holdLimit(limit));

/** So many structures, each looked at before it is entered. */
function previewed(count: number): Graph {
  return strategy({
    nodes: {
      ...nodes(count, (at) => [`k${at}`, ['leg.strikeBySteps', { steps: at }]]),
      ...nodes(count, (at) => [`s${at}`, ['leg.straddle']]),
      ...nodes(count, (at) => [`p${at}`, ['leg.preview']]),
      ...nodes(count, (at) => [`q${at}`, ['logic.compare']]),
      ...nodes(count, (at) => [`d${at}`, ['logic.edge']]),
      ...nodes(count, (at) => [`t${at}`, ['output.notify']]),
    },
    wires: numbered(count, (at) => [
      `k${at}.strike > s${at}.strike`,
      `chain.chain > s${at}.chain`,
      `s${at}.structure > p${at}.structure`,
      `bars.candles > p${at}.candles`,
      `p${at}.credit > q${at}.left`,
      `q${at}.value > d${at}.condition`,
      `d${at}.event > t${at}.event`,
    ]).flat(),
  });
}

test(`${LIMITS.previewsMax} previews are taken: as many as there is a budget for`, () => {
  const errorsOf = (count: number): readonly string[] =>
    judge(previewed(count)).diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
  expect(errorsOf(LIMITS.previewsMax)).toEqual([]);
  expect(Program.safeParse(judge(previewed(LIMITS.previewsMax)).compiled?.program).error).toBeUndefined();
  expect(errorsOf(LIMITS.previewsMax + 1)).toEqual(['over-budget', 'too-many']);
  const beyond = judge(previewed(LIMITS.previewsMax + 1)).diagnostics.find(({ code }) => code === 'too-many');
  expect(beyond?.message).toContain(`${LIMITS.previewsMax + 1} previews`);
});

/** So many sold options, each with a wing. */
function winged(sold: number): Graph {
  return strategy(
    {
      nodes: {
        ...nodes(sold, (at) => [`k${at}`, ['leg.strikeBySteps', { steps: at }]]),
        ...nodes(sold, (at) => [`l${at}`, ['leg.option', { side: 'sell' }]]),
        all: ['leg.structure'],
        wings: ['leg.wings'],
      },
      wires: [
        ...numbered(sold, (at) => [`k${at}.strike > l${at}.strike`, `chain.chain > l${at}.chain`, `l${at}.leg > all.legs`]).flat(),
        'all.structure > wings.structure',
      ],
    },
    'wings.structure',
  );
}

describe('legs that come of legs', () => {
  test(`${LIMITS.structureLegsMax} are taken, wings counted`, () => {
    const { compiled, diagnostics } = judge(winged(LIMITS.structureLegsMax / 2));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [enter] = compiled?.program.actions ?? [];
    expect(enter?.kind === 'enter' ? enter.legs.length : 0).toBe(LIMITS.structureLegsMax);
  });

  test('two more are refused at the entry, with their number', () => {
    const errors = judge(winged(LIMITS.structureLegsMax / 2 + 1)).diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, node }) => [code, node])).toEqual([['too-many', 'enter']]);
    expect(errors[0]?.message).toContain(`${LIMITS.structureLegsMax + 2} legs in one structure`);
  });
});

test('a chain at its limit has no more contracts than the limit says', () => {
  const { compiled } = judge(strategy({ nodes: { chain: ['option.chain', { strikes: LIMITS.chainContractsMax / 4 - 1 }] }, wires: [] }));
  const each = compiled?.program.chains?.[0]?.strikesEachSide ?? 0;
  expect(2 * (2 * each + 1)).toBeLessThanOrEqual(LIMITS.chainContractsMax);
  expect(2 * (2 * (each + 1) + 1)).toBeGreaterThan(LIMITS.chainContractsMax);
});
