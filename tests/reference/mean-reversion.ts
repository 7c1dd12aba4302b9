// The mean reversion of grademark's own tests as a graph. Its state machine, bar by bar: flat, a close below the average asks to enter; the
// next bar's open enters, and that bar decides nothing; from the bar after it a close above the average asks to leave; the next bar's
// open leaves, and that bar decides nothing either. So each open acts on the daily conditions as last sealed, and two of them say the pauses.
import type { Graph } from '../../dsl/graph/graph';
import { type DrawnNode, draw } from '../draw';
import { SESSION_MINUTES } from './daily-share';

const NODES: Readonly<Record<string, DrawnNode>> = {
  share: ['data.instrument', { symbol: 'ASX:STW' }],
  bars: ['data.candles', { timeframe: '1d' }],
  open: ['trigger.atTime', { from: 'open', minutes: 0 }],
  average: ['indicator.movingAverage', { type: 'sma', period: 30 }],
  below: ['logic.compare', { is: 'below' }],
  above: ['logic.compare', { is: 'above' }],
  // A bar that saw the position go flat asks for nothing.
  flat: ['trigger.positionEvent', { what: 'flat' }],
  flatBar: ['trigger.hold'],
  barsFlat: ['state.barsSince'],
  everFlat: ['logic.orElse', { value: 1 }],
  rested: ['logic.compare', { is: 'atLeast', value: 1 }],
  // Nor does the bar that saw it open: at its close it has been held for one session and no night.
  held: ['state.position'],
  aged: ['logic.compare', { is: 'above', value: SESSION_MINUTES }],
  mayEnter: ['logic.allOf'],
  mayLeave: ['logic.allOf'],
  entry: ['logic.gate'],
  leave: ['logic.gate'],
  buy: ['leg.leg', { side: 'buy', product: 'delivery' }],
  size: ['size.lots', { lots: 1 }],
  orders: ['execution.orderPolicy', { stopBufferPercent: 20 }],
  enter: ['action.enter'],
  exit: ['action.exit'],
};

const WIRES = [
  'share.instrument > bars.instrument',
  'share.instrument > open.instrument',
  'bars.candles > average.source',
  'bars.candles > below.left',
  'average.value > below.right',
  'bars.candles > above.left',
  'average.value > above.right',
  'enter.position > flat.position',
  'flat.event > flatBar.event',
  'bars.candles > flatBar.candles',
  'flatBar.event > barsFlat.event',
  'barsFlat.bars > everFlat.value',
  'everFlat.value > rested.left',
  'enter.position > held.position',
  'bars.candles > held.candles',
  'held.minutesHeld > aged.left',
  'below.value > mayEnter.conditions',
  'rested.value > mayEnter.conditions',
  'above.value > mayLeave.conditions',
  'aged.value > mayLeave.conditions',
  'open.event > entry.event',
  'mayEnter.value > entry.condition',
  'open.event > leave.event',
  'mayLeave.value > leave.condition',
  'entry.passed > enter.event',
  'leave.passed > exit.event',
  'enter.position > exit.position',
  'share.instrument > buy.instrument',
  'buy.leg > enter.structure',
  'size.size > enter.size',
  'orders.execution > enter.execution',
];

/** `stopPercent` 99 is as good as none: the language has no entry without a stop. */
export function meanReversion(stopPercent: number, targetPercent: number | null): Graph {
  const stop: DrawnNode = ['risk.legStop', { basis: 'percent', value: stopPercent }];
  const target: DrawnNode = ['risk.legTarget', { basis: 'percent', value: targetPercent ?? 0 }];
  return draw({
    name: 'Mean reversion',
    nodes: { ...NODES, stop, ...(targetPercent === null ? {} : { target }) },
    wires: [...WIRES, 'stop.risk > enter.risk', ...(targetPercent === null ? [] : ['target.risk > enter.risk'])],
  });
}
