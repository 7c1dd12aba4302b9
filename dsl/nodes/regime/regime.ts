// What sort of market it is, by a few measures, each in one of three bands.
import { invariant } from '../../types/invariant';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { RegimeBand } from '../wire';
import { MEASURES, type RegimeMeasure } from './measures';

const border = (label: string, fallback: number) => field.number({ label, min: 0, max: 100_000, default: fallback });

function bandOf(node: LowerContext, name: RegimeMeasure): RegimeBand {
  const value = node.signal(name);
  const { minus, size, times } = formula(node);
  const [low, high] = [node.parameter(`${name}Low`, value.unit), node.parameter(`${name}High`, value.unit)];
  const share = node.one('divide', [node.parameter('margin', 'percent'), node.constant(100)]);
  const margin = times(size(minus(high, low)), share);
  const [band] = node.op('band', [value, low, high, margin], { rows: node.static('dwell') });
  invariant(band !== undefined, 'band has an output');
  return { name, band };
}

export const regime = defineKind({
  kind: 'regime.regime',
  version: 1,
  title: 'Regime',
  summary: 'Places volatility, its rank, the put-call ratio and the trend in bands of low, middle and high, slow to change their minds.',
  keywords: ['market regime', 'vix band', 'volatility regime', 'trend strength', 'hysteresis', 'environment'],
  docs: 'Connect the measures that matter: the level of a volatility index, IV rank, PCR, ADX; any number will do. Each stands below, inside or above its two borders. To leave a band a measure must go beyond the border by the margin, a percentage of the distance between the two, and stay so for the dwell, in bars. The first known value is placed at once. Ask for what the strategy wants with Regime gate.',
  params: {
    volatilityLow: border('Volatility, low below', 12),
    volatilityHigh: border('Volatility, high above', 20),
    rankLow: border('IV rank, low below', 25),
    rankHigh: border('IV rank, high above', 60),
    ratioLow: border('PCR, low below', 0.8),
    ratioHigh: border('PCR, high above', 1.2),
    trendLow: border('Trend, low below', 18),
    trendHigh: border('Trend, high above', 25),
    margin: field.number({ label: 'Margin, of the distance', unit: 'percent', min: 0, max: 100, default: 10 }),
    dwell: field.period({ label: 'Dwell', min: 1, max: 1_000, default: 3 }),
  },
  inputs: Object.fromEntries(MEASURES.map(({ name, label }) => [name, inlet.number(label, { optional: true })])),
  outputs: { regime: outlet.of('regime', 'Regime') },
  traits: (node) => MEASURES.flatMap(({ name }) => (node.isConnected(name) ? [name] : [])),
  check: (node) => {
    const connected = MEASURES.filter(({ name }) => node.isConnected(name));
    if (connected.length === 0)
      return [{ port: 'volatility', message: 'It is told nothing by which to judge.', remedy: 'Connect at least one measure.' }];
    return connected.flatMap(({ name, label }) =>
      node.number(`${name}Low`) <= node.number(`${name}High`)
        ? []
        : [{ param: `${name}High`, message: `The borders of ${label} are the wrong way round.`, remedy: 'Set low below high.' }],
    );
  },
  lower: (node) => ({
    regime: { kind: 'regime', bands: MEASURES.flatMap(({ name }) => (node.isConnected(name) ? [bandOf(node, name)] : [])) },
  }),
  explain: (words) => {
    const said = MEASURES.flatMap(({ name }) =>
      words.isConnected(name) ? [`${words.input(name)} between ${words.param(`${name}Low`)} and ${words.param(`${name}High`)}`] : [],
    );
    return `the regime of ${said.join(', ')}, margin ${words.param('margin')}, after ${words.param('dwell')} bars`;
  },
  examples: [
    {
      name: 'it knows what it is told',
      inputs: { volatility: [1], rank: [1], ratio: [1], trend: [1] },
      expect: {},
      facts: { regime: { type: 'regime', traits: ['volatility', 'rank', 'ratio', 'trend'] } },
    },
  ],
});
