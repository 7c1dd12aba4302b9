// A trade that the rule's change of contract ended is called a roll; one that its contract's end ended, an expiry.
import { expect, test } from 'vitest';
import { future } from '../../engine/market/instrument';
import type { ClosedTrade } from '../../engine/report/run-series';
import { istMinute, timeOfMinute } from '../../engine/time/ist-time';
import { exampleRun } from '../runs/example-run';
import { nameRolls } from './name-rolls';

const EXPIRY_DAY = 19_738;
const ID = 'NFO:NIFTY24JANFUT';

function endedOn(day: number, exitReason: string, instrument = ID): ClosedTrade {
  const [trade] = exampleRun({ from: '2024-01-01', to: '2024-01-05', entriesPerDay: 1, foresight: 0.5 }).result.trades;
  if (trade === undefined) throw new Error('the example has a trade');
  return { ...trade, instrument, exitReason, exitUs: timeOfMinute(istMinute(day, 15 * 60 + 20)) };
}

test('the day tells a roll from an expiry, and no other exit is touched', () => {
  const history = { instrument: future(ID, 'NIFTY', EXPIRY_DAY) };
  const trades = [
    endedOn(EXPIRY_DAY - 1, 'expiry'),
    endedOn(EXPIRY_DAY, 'expiry'),
    endedOn(EXPIRY_DAY - 1, 'legStop'),
    endedOn(EXPIRY_DAY - 1, 'expiry', 'NSE:SBIN'),
  ];
  expect(nameRolls(trades, [history]).map(({ exitReason }) => exitReason)).toEqual(['roll', 'expiry', 'legStop', 'expiry']);
});
