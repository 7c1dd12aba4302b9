// How much the price has moved, as a yearly percentage: the realised counterpart of implied volatility.
import type { Static } from '../../ir/program';
import { timeframeMinutes } from '../../types/timeframe';
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { CandlesWire, Signal } from '../wire';

const SESSIONS_PER_YEAR = 252;
/** Continuous trading of an NSE session; a bar's share of it scales its variance. */
const SESSION_MINUTES = 375;
/** 4 ln 2, of the range of a random walk. Parkinson, 1980. */
const FOUR_LN_TWO = 2.772588722239781;

function barsPerYear(node: LowerContext): number {
  const clock = node.clock('candles');
  if (clock?.kind !== 'bar' || clock.timeframe === '1d') return SESSIONS_PER_YEAR;
  if (clock.timeframe === '1w') return 52;
  return clock.timeframe === '1mo' ? 12 : (SESSIONS_PER_YEAR * SESSION_MINUTES) / timeframeMinutes(clock.timeframe);
}

/** Variance of one bar. */
function variance(node: LowerContext, candles: CandlesWire, period: Static): Signal {
  const { plus, minus, times, over, log, lag, window, deviation } = formula(node);
  const [open, high] = [node.price(candles, 'open'), node.price(candles, 'high')];
  const [low, close] = [node.price(candles, 'low'), node.price(candles, 'close')];
  const ratio = (part: Signal, whole: Signal): Signal => log(over(part, whole));
  const square = (value: Signal): Signal => times(value, value);
  const sample = (value: Signal): Signal => square(deviation(value, period, 'sample'));
  const before = lag(close, 1);
  switch (node.text('method')) {
    case 'parkinson':
      return over(window('sma', square(ratio(high, low)), period), FOUR_LN_TWO);
    case 'yangZhang': {
      const [up, down, body] = [ratio(high, open), ratio(low, open), ratio(close, open)];
      const inside = window('sma', plus(times(up, minus(up, body)), times(down, minus(down, body))), period);
      const [one, length] = [node.constant(1), node.parameter('period')];
      // k = 0.34 ÷ (1.34 + (n + 1) ÷ (n − 1))
      const k = over(node.constant(0.34), plus(node.constant(1.34), over(plus(length, one), minus(length, one))));
      return plus(plus(sample(ratio(open, before)), times(sample(body), k)), times(inside, minus(one, k)));
    }
    default:
      return sample(ratio(close, before));
  }
}

export const historicalVolatility = defineKind({
  kind: 'indicator.historicalVolatility',
  version: 1,
  title: 'Historical volatility',
  summary: 'Realised volatility of the last bars, in percent a year.',
  keywords: ['hv', 'realised volatility', 'parkinson', 'yang zhang', 'annualised', 'standard deviation'],
  docs: [
    'Over the last `period` bars, scaled by √(bars a year): 252 sessions of 375 minutes, so 252 daily, 18 900 five-minute bars; 52 weeks; 12 months. With ln of ratios:',
    '- **Close** sample deviation (÷ n − 1) of ln(close ÷ last close).',
    '- **Parkinson** √(mean of ln(high ÷ low)² ÷ 4 ln 2); blind to gaps. Parkinson, 1980.',
    '- **Yang-Zhang** var(ln(open ÷ last close)) + k · var(ln(close ÷ open)) + (1 − k) · mean of u(u − c) + d(d − c), u, d, c the high, low and close against the open, k = 0.34 ÷ (1.34 + (n + 1) ÷ (n − 1)). Yang and Zhang, 2000.',
  ].join('\n'),
  params: {
    method: field.choice({
      label: 'Method',
      options: { close: 'Close to close', parkinson: 'Parkinson', yangZhang: 'Yang-Zhang' },
      default: 'close',
    }),
    period: field.period({ default: 20, min: 2, max: 1_000 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.number('Volatility', { unit: 'percent' }) },
  lower: (node) => {
    const { times, root } = formula(node);
    const yearly = times(variance(node, node.wire('candles', 'candles'), node.static('period')), barsPerYear(node) * 10_000);
    return { value: { ...root(yearly), unit: 'percent' } };
  },
  explain: (words) => `${words.param('method')} volatility(${words.param('period')}) of ${words.input('candles')}`,
  examples: [
    {
      name: 'close to close, one-minute bars',
      params: { period: 2 },
      inputs: { candles: { close: [100, 200, 200] } },
      // Returns ln 2 and 0: deviation ln 2 / √2; × √(252 × 375) × 100.
      expect: { value: [null, null, 15_066.985401079744] },
    },
    {
      name: 'Parkinson, one-minute bars',
      params: { method: 'parkinson', period: 2 },
      inputs: { candles: { high: [200, 200], low: [100, 100], close: [150, 150] } },
      // √((ln 2)² / (4 ln 2)) = √(ln 2) / 2; × √94 500 × 100.
      expect: { value: [null, 12_796.71916575835] },
    },
    {
      name: 'Yang-Zhang, one-minute bars',
      params: { method: 'yangZhang', period: 2 },
      inputs: { candles: { open: [100, 103, 102], high: [104, 106, 108], low: [98, 101, 100], close: [102, 104, 107] } },
      // Overnight ln(103 / 102), ln(102 / 104): variance 0.000425569. Body ln(104 / 103), ln(107 / 102): 0.000729395. k = 0.34 / 4.34.
      // Inside u(u − c) + d(d − c): 0.001120823, 0.001871529.
      expect: { value: [null, null, 1326.3794054745777] },
    },
  ],
});
