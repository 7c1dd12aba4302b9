// The rule that every peer can say: in when the average of 20 closes crosses above that of 50, out when it crosses below, one share.
import { draw } from '../../tests/draw';
import { SYMBOL } from '../market/walk-bars';

/** The stop is there because an entry must have one: too far away to be met. */
export const SMA_CROSS = draw({
  name: 'SMA cross',
  nodes: {
    instrument: ['data.instrument', { symbol: SYMBOL }],
    candles: ['data.candles', { timeframe: '1m' }],
    close: ['data.price', { field: 'close' }],
    fast: ['indicator.movingAverage', { type: 'sma', period: 20 }],
    slow: ['indicator.movingAverage', { type: 'sma', period: 50 }],
    cross: ['logic.crosses'],
    leg: ['leg.leg', { product: 'delivery' }],
    size: ['size.lots', { lots: 1 }],
    stop: ['risk.legStop', { basis: 'percent', value: 90 }],
    enter: ['action.enter'],
    exit: ['action.exit'],
  },
  wires: [
    'instrument.instrument > candles.instrument',
    'instrument.instrument > leg.instrument',
    'candles.candles > close.candles',
    'close.value > fast.source',
    'close.value > slow.source',
    'fast.value > cross.series',
    'slow.value > cross.other',
    'cross.up > enter.event',
    'leg.leg > enter.structure',
    'size.size > enter.size',
    'stop.risk > enter.risk',
    'cross.down > exit.event',
    'enter.position > exit.position',
  ],
});
