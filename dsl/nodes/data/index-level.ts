// A market index by its name: an instrument and its candles in one box.

import type { ProgramInstrument } from '../../ir/program';
import { parseTimeframe } from '../../types/timeframe';
import { type CheckContext, type ClockRef, defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

const INDICES = {
  'NSE:INDIA VIX': 'India VIX',
  'NSE:NIFTY 50': 'NIFTY 50',
  'NSE:NIFTY BANK': 'Bank NIFTY',
  'NSE:NIFTY FIN SERVICE': 'Fin NIFTY',
  'NSE:NIFTY MID SELECT': 'Midcap NIFTY',
  'NSE:NIFTY NEXT 50': 'NIFTY Next 50',
  'BSE:SENSEX': 'SENSEX',
  'BSE:BANKEX': 'BANKEX',
} as const;

function indexOf(node: CheckContext): ProgramInstrument {
  return { kind: 'fixed', id: node.text('index') };
}

function indexClock(node: CheckContext): ClockRef | null {
  const timeframe = parseTimeframe(node.text('timeframe'));
  return timeframe === null ? null : { kind: 'bar', instrument: indexOf(node), timeframe };
}

export const indexLevel = defineKind({
  kind: 'data.indexLevel',
  version: 1,
  title: 'Index level',
  summary: 'The level of India VIX or another market index, with its history.',
  keywords: ['vix', 'india vix', 'nifty', 'bank nifty', 'sensex', 'volatility index', 'market'],
  docs: 'The last sealed value of the index, and its candles for indicators. The clock is the index’s own: to use it beside candles of another instrument, pass it through “Resample”. India VIX is in annual percent but quoted, and compared, like a price: 15 means 15.',
  params: {
    index: field.choice({ label: 'Index', options: INDICES, default: 'NSE:INDIA VIX' }),
    timeframe: field.timeframe('5m'),
  },
  inputs: {},
  outputs: { level: outlet.number('Level', { unit: 'price' }), candles: outlet.of('candles', 'Candles') },
  clock: indexClock,
  instrument: indexOf,
  lower: (node) => {
    const candles = { kind: 'candles', clock: node.ownClock(), instrument: node.instrumentIndex(indexOf(node)), style: 'plain' } as const;
    return { candles, level: node.price(candles, 'close') };
  },
  explain: (words) => words.param('index'),
  examples: [
    {
      name: 'the close of each bar',
      params: { timeframe: '1m' },
      inputs: { rows: { close: [14.25, 15.5] } },
      expect: { level: [14.25, 15.5] },
    },
  ],
});
