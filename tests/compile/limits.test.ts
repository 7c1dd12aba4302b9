// Every limit of the language, at it and just above it. A graph at a limit compiles, to a program that its own schema accepts; one more of the
// same is refused for that limit, named with its number. What is refused when the document is read never reaches the compiler.
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../dsl/graph/graph';
import { LIMITS } from '../../dsl/limits';
import { type Drawing, type DrawnNode, draw } from '../draw';
import { holdLimit, judge, type Limit, nodes, numbered } from './limit-laws';

const BASE: Readonly<Record<string, DrawnNode>> = {
  share: ['data.instrument', { symbol: 'NSE:SHARE' }],
  bars: ['data.candles'],
  average: ['indicator.movingAverage'],
  above: ['logic.compare'],
  edge: ['logic.edge'],
  leg: ['leg.leg'],
  size: ['size.lots'],
  stop: ['risk.legStop'],
  out: ['risk.exitAtTime'],
  enter: ['action.enter'],
};

/** All of an entry but its event, its structure and its risk. */
const WIRES = ['share.instrument > bars.instrument', 'share.instrument > leg.instrument', 'size.size > enter.size'];
const EVENT = ['bars.candles > average.source', 'bars.candles > above.left', 'average.value > above.right', 'above.value > edge.condition'];
const RISK = ['stop.risk > enter.risk', 'out.risk > enter.risk'];
const PLAIN = [...WIRES, ...EVENT, ...RISK, 'edge.event > enter.event', 'leg.leg > enter.structure'];

type Extra = Pick<Drawing, 'nodes' | 'wires'> & Pick<Drawing, 'exposed'>;

/** A strategy and so many things more. */
function plain(extra: Partial<Extra> = {}): Graph {
  return draw({
    nodes: { ...BASE, ...extra.nodes },
    wires: [...PLAIN, ...(extra.wires ?? [])],
    ...(extra.exposed === undefined ? {} : { exposed: extra.exposed }),
  });
}

const own = Object.keys(BASE).length;

const TABLE: Readonly<Record<string, Limit>> = {
  nodes: {
    max: LIMITS.graphNodesMax,
    code: 'too-many',
    says: 'nodes',
    having: (count) => plain({ nodes: nodes(count - own, (at) => [`n${at}`, ['math.number']]) }),
  },
  edges: {
    max: LIMITS.graphEdgesMax,
    code: 'too-many',
    says: 'edges',
    having: (count) => {
      // Each comparison takes a wire, and as many wires as there are left go from all of them to one question after another.
      const wires = count - PLAIN.length - 32;
      const questions = Math.ceil(wires / 32);
      const own = (question: number): number => (question < questions - 1 ? 32 : wires - 32 * (questions - 1));
      return plain({
        nodes: {
          ...nodes(32, (at) => [`c${at}`, ['logic.compare', { value: at }]]),
          ...nodes(questions, (at) => [`q${at}`, ['logic.anyOf']]),
        },
        wires: [
          ...numbered(32, (at) => `average.value > c${at}.left`),
          ...numbered(questions, (at) => numbered(own(at), (from) => `c${from}.value > q${at}.conditions`)).flat(),
        ],
      });
    },
  },
  'settings exposed': {
    max: LIMITS.paramsMax,
    code: 'too-many',
    says: 'exposed',
    having: (count) => {
      const sums = numbered(count, (at) => `n${at}.value > m${at}.left`);
      return plain({
        nodes: {
          ...nodes(count, (at) => [`n${at}`, ['math.number']]),
          ...nodes(count, (at) => [`m${at}`, ['math.arithmetic']]),
        },
        wires: [...sums, ...numbered(count, (at) => `n${at}.value > m${at}.right`)],
        exposed: numbered(count, (at) => ({ key: `key${at}`, label: `Key ${at}`, targets: [{ node: `n${at}`, param: 'value' }] })),
      });
    },
  },
  depth: {
    max: LIMITS.graphDepthMax,
    code: 'too-deep',
    says: 'deep',
    having: (count) => {
      // Instrument, candles, averages, comparison, edge, Enter.
      const averages = count - 5;
      return draw({
        nodes: { ...BASE, ...nodes(averages - 1, (at) => [`x${at}`, ['indicator.movingAverage', { period: 2 }]]) },
        wires: [
          ...PLAIN.filter((wire) => wire !== 'bars.candles > average.source'),
          ...numbered(averages - 1, (at) => `${at === 0 ? 'bars.candles' : `x${at - 1}.value`} > x${at}.source`),
          `x${averages - 2}.value > average.source`,
        ],
      });
    },
  },
  'bars of a window': {
    max: LIMITS.windowBarsMax,
    code: 'bad-param',
    says: 'Period',
    having: (count) => draw({ nodes: { ...BASE, average: ['math.rolling', { period: count }] }, wires: PLAIN }),
  },
  'wires at a port': {
    max: LIMITS.portInputsMax,
    code: 'too-many',
    says: 'wires at',
    having: (count) =>
      draw({
        nodes: { ...BASE, ...nodes(count, (at) => [`c${at}`, ['logic.compare', { value: at }]]), all: ['logic.allOf'] },
        wires: [
          ...PLAIN.filter((wire) => wire !== 'above.value > edge.condition'),
          ...numbered(count, (at) => `average.value > c${at}.left`),
          ...numbered(count, (at) => `bars.candles > c${at}.right`),
          ...numbered(count, (at) => `c${at}.value > all.conditions`),
          'all.value > edge.condition',
        ],
      }),
  },
  'legs of a structure': {
    max: LIMITS.structureLegsMax,
    code: 'too-many',
    says: 'wires at Legs',
    having: (count) =>
      draw({
        nodes: { ...BASE, all: ['leg.structure'], ...nodes(count, (at) => [`l${at}`, ['leg.leg', { ratio: at + 1 }]]) },
        wires: [
          ...WIRES,
          ...EVENT,
          ...RISK,
          'edge.event > enter.event',
          ...numbered(count, (at) => `share.instrument > l${at}.instrument`),
          ...numbered(count, (at) => `l${at}.leg > all.legs`),
          'all.structure > enter.structure',
        ],
      }),
  },
  instruments: {
    max: LIMITS.tradablesMax,
    code: 'too-many',
    says: 'instruments',
    having: (count) => {
      const structures = Math.ceil((count - 1) / 10);
      return draw({
        nodes: {
          ...BASE,
          ...nodes(count - 1, (at) => [`i${at}`, ['data.instrument', { symbol: `NSE:SHARE${at}` }]]),
          ...nodes(count - 1, (at) => [`l${at}`, ['leg.leg']]),
          ...nodes(structures, (at) => [`s${at}`, ['leg.structure']]),
          ...nodes(structures, (at) => [`e${at}`, ['action.enter']]),
        },
        wires: [
          ...PLAIN,
          ...numbered(count - 1, (at) => `i${at}.instrument > l${at}.instrument`),
          ...numbered(count - 1, (at) => `l${at}.leg > s${Math.floor(at / 10)}.legs`),
          ...numbered(structures, (at) => `s${at}.structure > e${at}.structure`),
          ...numbered(structures, (at) => `edge.event > e${at}.event`),
          ...numbered(structures, (at) => `size.size > e${at}.size`),
          ...numbered(structures, (at) => `stop.risk > e${at}.risk`),
          ...numbered(structures, (at) => `out.risk > e${at}.risk`),
        ],
      });
    },
  },
  positions: {
    max: LIMITS.positionsMax,
    code: 'too-many',
    says: 'positions',
    having: (count) => {
      const more = numbered(count - 1, (at) => `e${at}`);
      return plain({
        nodes: Object.fromEntries(more.map((id): readonly [string, DrawnNode] => [id, ['action.enter']])),
        wires: more.flatMap((id) => [
          `edge.event > ${id}.event`,
          `leg.leg > ${id}.structure`,
          `size.size > ${id}.size`,
          `stop.risk > ${id}.risk`,
          `out.risk > ${id}.risk`,
        ]),
      });
    },
  },
  actions: {
    max: LIMITS.actionsMax,
    code: 'too-many',
    says: 'actions',
    having: (count) =>
      plain({
        nodes: nodes(count - 1, (at) => [`t${at}`, ['output.notify', { text: `Message ${at}` }]]),
        wires: numbered(count - 1, (at) => `edge.event > t${at}.event`),
      }),
  },
  clocks: {
    max: LIMITS.clocksMax,
    code: 'too-many',
    says: 'clocks',
    having: (count) =>
      plain({
        nodes: {
          ...nodes(count - 1, (at) => [`e${at}`, ['trigger.every', { seconds: at + 1 }]]),
          ...nodes(count - 1, (at) => [`t${at}`, ['output.notify']]),
        },
        wires: [
          ...numbered(count - 1, (at) => `share.instrument > e${at}.instrument`),
          ...numbered(count - 1, (at) => `e${at}.event > t${at}.event`),
        ],
      }),
  },
  'rules of a bundle': {
    max: LIMITS.riskRulesMax,
    code: 'too-many',
    says: 'risk rules of one entry',
    having: (count) => {
      const bundles = Math.ceil(count / 32);
      return draw({
        nodes: {
          ...BASE,
          all: ['risk.merge'],
          ...nodes(bundles, (at) => [`b${at}`, ['risk.merge']]),
          ...nodes(count, (at) => [`r${at}`, ['risk.legStop', { value: 1 + at / 10 }]]),
        },
        wires: [
          ...WIRES,
          ...EVENT,
          'edge.event > enter.event',
          'leg.leg > enter.structure',
          ...numbered(count, (at) => `r${at}.risk > b${Math.floor(at / 32)}.rules`),
          ...numbered(bundles, (at) => `b${at}.risk > all.rules`),
          'all.risk > enter.risk',
        ],
      });
    },
  },
};

describe.each(Object.entries(TABLE))('%s', (_, limit) => holdLimit(limit));

/** So many ranks in windows of the greatest length, all of which decide. */
function ranks(count: number): Graph {
  const groups = Math.ceil(count / 32);
  return draw({
    nodes: {
      ...BASE,
      any: ['logic.anyOf'],
      ...nodes(groups, (at) => [`all${at}`, ['logic.allOf']]),
      ...nodes(count, (at) => [`x${at}`, ['indicator.movingAverage', { period: 2 + at }]]),
      ...nodes(count, (at) => [`rank${at}`, ['math.rolling', { statistic: 'rank', period: LIMITS.windowBarsMax }]]),
      ...nodes(count, (at) => [`c${at}`, ['logic.compare']]),
    },
    wires: [
      ...PLAIN.filter((wire) => wire !== 'above.value > edge.condition'),
      ...numbered(count, (at) => `bars.candles > x${at}.source`),
      ...numbered(count, (at) => `x${at}.value > rank${at}.source`),
      ...numbered(count, (at) => `rank${at}.value > c${at}.left`),
      ...numbered(count, (at) => `c${at}.value > all${Math.floor(at / 32)}.conditions`),
      ...numbered(groups, (at) => `all${at}.value > any.conditions`),
      'any.value > edge.condition',
    ],
  });
}

test.each([
  ['memoryBytes', LIMITS.memoryBytesMax, 'over-memory'],
  ['perRow', LIMITS.costPerBarMax, 'over-budget'],
] as const)('%s: the last that fits is taken, the first that does not is refused', (measure, max, code) => {
  const isRefused = (count: number): boolean => judge(ranks(count)).diagnostics.some((one) => one.code === code);
  let fits = 1;
  while (fits < 60 && !isRefused(fits + 1)) fits += 1;
  const costOf = (count: number): number => judge(ranks(count)).compiled?.program.cost[measure] ?? Number.NaN;
  const [first, each] = [costOf(1), costOf(2) - costOf(1)];
  // A few units a window are of its average, whose cost its length decides.
  expect(first + each * (fits - 1)).toBeLessThanOrEqual(max);
  expect((first + each * fits) * 1.001).toBeGreaterThan(max);
});
