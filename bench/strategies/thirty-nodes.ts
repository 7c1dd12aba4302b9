// A strategy of the size that people draw: three averages, RSI, MACD, Bollinger bands, ATR, ADX, SuperTrend and session VWAP, nine
// comparisons, three crosses, a window of the day, and an entry with an ATR stop, a trail, a target and a time exit.
import type { Graph } from '../../dsl/graph/graph';
import { draw } from '../../tests/draw';
import { SYMBOL } from '../market/walk-bars';

/** What a variant changes: in the strategies that people share, periods are the usual ones and levels are their own. */
export interface Variant {
  readonly fast: number;
  readonly slow: number;
  readonly trend: number;
  readonly rsiBelow: number;
  readonly adxAbove: number;
  readonly multiplier: number;
  readonly deviations: number;
}

export const PLAIN_VARIANT: Variant = { fast: 9, slow: 21, trend: 50, rsiBelow: 70, adxAbove: 20, multiplier: 3, deviations: 2 };

export function thirtyNodes(variant: Variant = PLAIN_VARIANT): Graph {
  return draw({ name: 'Thirty nodes', nodes: nodesOf(variant), wires: [...SERIES, ...CONDITIONS, ...ACTIONS] });
}

type Drawn = Parameters<typeof draw>[0]['nodes'];

function ema(period: number): Drawn[string] {
  return ['indicator.movingAverage', { type: 'ema', period }];
}

function nodesOf({ fast, slow, trend, rsiBelow, adxAbove, multiplier, deviations }: Variant): Drawn {
  return {
    instrument: ['data.instrument', { symbol: SYMBOL }],
    candles: ['data.candles', { timeframe: '1m' }],
    close: ['data.price', { field: 'close' }],
    fast: ema(fast),
    slow: ema(slow),
    trend: ema(trend),
    rsi: ['indicator.rsi', { period: 14 }],
    macd: ['indicator.macd'],
    bands: ['indicator.bollinger', { period: 20, multiplier: deviations }],
    atr: ['indicator.atr', { period: 14 }],
    adx: ['indicator.adx', { period: 14 }],
    supertrend: ['indicator.supertrend', { period: 10, multiplier }],
    vwap: ['data.sessionVwap'],
    hours: ['calendar.timeWindow', { from: '09:30', to: '15:00' }],
    fastAbove: ['logic.compare'],
    slowAbove: ['logic.compare'],
    notHot: ['logic.compare', { is: 'below', value: rsiBelow }],
    rising: ['logic.compare'],
    strong: ['logic.compare', { is: 'above', value: adxAbove }],
    aboveVwap: ['logic.compare'],
    aboveLine: ['logic.compare'],
    belowBand: ['logic.compare', { is: 'below' }],
    weak: ['logic.compare', { is: 'below', value: 30 }],
    notWeak: ['logic.not'],
    either: ['logic.anyOf'],
    all: ['logic.allOf'],
    goUp: ['logic.crosses'],
    throughBand: ['logic.crosses'],
    throughVwap: ['logic.crosses'],
    gate: ['logic.gate'],
    leg: ['leg.leg', { product: 'intraday' }],
    size: ['size.lots', { lots: 1 }],
    stopAt: ['math.arithmetic', { operation: 'multiply', number: 2 }],
    targetAt: ['math.arithmetic', { operation: 'multiply', number: 4 }],
    stop: ['risk.legStop', { basis: 'points' }],
    target: ['risk.legTarget', { basis: 'points' }],
    trail: ['risk.legTrail', { basis: 'points', every: 2, move: 1 }],
    square: ['risk.exitAtTime', { time: '15:15' }],
    enter: ['action.enter'],
    exit: ['action.exit'],
  };
}

const SERIES = [
  'instrument.instrument > candles.instrument',
  'candles.candles > close.candles',
  ...['fast', 'slow', 'trend', 'rsi', 'macd', 'bands'].map((node) => `close.value > ${node}.source`),
  ...['atr', 'adx', 'supertrend', 'vwap', 'hours'].map((node) => `candles.candles > ${node}.candles`),
];

const CONDITIONS = [
  'fast.value > fastAbove.left',
  'slow.value > fastAbove.right',
  'slow.value > slowAbove.left',
  'trend.value > slowAbove.right',
  'rsi.value > notHot.left',
  'macd.macd > rising.left',
  'macd.signal > rising.right',
  'adx.adx > strong.left',
  'close.value > aboveVwap.left',
  'vwap.vwap > aboveVwap.right',
  'close.value > aboveLine.left',
  'supertrend.line > aboveLine.right',
  'close.value > belowBand.left',
  'bands.upper > belowBand.right',
  'rsi.value > weak.left',
  'weak.value > notWeak.condition',
  ...['slowAbove', 'rising', 'strong', 'aboveVwap', 'aboveLine'].map((node) => `${node}.value > either.conditions`),
  ...['either', 'notHot', 'belowBand', 'notWeak', 'fastAbove'].map((node) => `${node}.value > all.conditions`),
  'hours.inside > all.conditions',
];

const ACTIONS = [
  'fast.value > goUp.series',
  'slow.value > goUp.other',
  'close.value > throughBand.series',
  'bands.upper > throughBand.other',
  'close.value > throughVwap.series',
  'vwap.vwap > throughVwap.other',
  'goUp.up > gate.event',
  'all.value > gate.condition',
  'gate.passed > enter.event',
  'instrument.instrument > leg.instrument',
  'leg.leg > enter.structure',
  'size.size > enter.size',
  'atr.value > stopAt.left',
  'atr.value > targetAt.left',
  'stopAt.value > stop.value',
  'targetAt.value > target.value',
  ...['stop', 'target', 'trail', 'square'].map((node) => `${node}.risk > enter.risk`),
  'throughBand.down > exit.event',
  'throughVwap.down > exit.event',
  'enter.position > exit.position',
];
