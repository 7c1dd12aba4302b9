// The bars of option contracts behind a run: those against which its fills are held, and those that its page draws.
import { expect, test } from 'vitest';
import { checkFills } from '../../engine/evidence/fill-check';
import { istDayOf } from '../../engine/market/candles';
import { runBacktest } from '../../engine/run/backtest';
import { atm, enterLegs, type OptionScene, sceneRequest } from '../../engine/run/option-scene';
import { filledContractBars, heldContractBars } from './contract-bars';

const MINUTES = 60;
/** A straddle sold on Monday and settled on Thursday; the index stands still. */
const SCENE: OptionScene = {
  strikes: [950, 1_000, 1_050],
  minutes: MINUTES,
  days: 4,
  spot: () => 1_010,
  price: (strike, right, day, minute) =>
    day === 3 && minute > 10 ? null : Math.max(0, right === 'call' ? 1_010 - strike : strike - 1_010) + 40 - day - minute / 10,
};
const request = sceneRequest(SCENE, [enterLegs([atm('call', 'sell'), atm('put', 'sell')])]);
const { chains = [] } = request;
const { fills } = runBacktest(request).result;

test('every fill lies within the bar of its contract, and one at another price does not', () => {
  const bars = filledContractBars(fills, chains);
  expect(fills.filter(({ rule }) => rule !== 'settlement').length).toBe(2);
  expect(checkFills(fills, bars).impossible).toEqual([]);
  const dearer = fills.map((fill) => (fill.rule === 'settlement' ? fill : { ...fill, price: fill.price + 500 }));
  expect(checkFills(dearer, bars).impossible.length).toBe(2);
});

test('what fills are held against is of the sessions in which there were any; what is drawn, of all between', () => {
  const days = (of: ReturnType<typeof filledContractBars>) => of.map(({ minute }) => new Set(Array.from(minute, istDayOf)).size);
  expect(days(filledContractBars(fills, chains))).toEqual([2, 2]);
  expect(days(heldContractBars(fills, chains, 10_000))).toEqual([4, 4]);
});

test('a drawing takes whole contracts, as many as there is room for', () => {
  const [call] = heldContractBars(fills, chains, 10_000);
  const count = call?.count ?? 0;
  expect(heldContractBars(fills, chains, count * 2 - 1).map(({ instrument }) => instrument)).toEqual([call?.instrument]);
  expect(heldContractBars(fills, chains, count - 1)).toEqual([]);
});

test('a fill in what is no option has no bars here', () => {
  expect(
    filledContractBars(
      fills.map((fill) => ({ ...fill, instrument: 'NSE:RELIANCE' })),
      chains,
    ),
  ).toEqual([]);
});
