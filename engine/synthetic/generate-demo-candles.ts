// One-minute candles of the demo market: a function of instrument, sessions and seed alone. Any range of days gives the same candles for those days.
import { assertNever, invariant } from '../../dsl/types/invariant';
import type { Candles } from '../market/candles';
import { istMinute } from '../time/ist-time';
import { STEPS_PER_MINUTE } from './bridge-walk';
import { CandleBuilder } from './candle-builder';
import { findDemoFuture, tradesOn } from './demo-futures';
import { DEMO_INDEX, DEMO_STOCKS, DEMO_VIX, type DemoInstrument } from './demo-instruments';
import { DEMO_FIRST_DAY, type DemoDay, type DemoSession, groupByDay } from './demo-session';
import type { DemoTape } from './demo-tape';
import { FutureTape } from './future-tape';
import { IndexTape } from './index-tape';
import { walkMarket } from './market-walk';
import { StockTape } from './stock-tape';
import { VolatilityIndexTape } from './volatility-index-tape';

/** The seed of the market that ships. */
export const DEMO_SEED = 1;

/** The instrument of an id, or null where the demo exchange lists none such. */
export function findDemoInstrument(id: string): DemoInstrument | null {
  return [DEMO_INDEX, DEMO_VIX, ...DEMO_STOCKS].find((instrument) => instrument.id === id) ?? findDemoFuture(id);
}

/** Candles for each minute of each session in which the instrument trades; sessions ascend, and a day is given with all of its own. `seed` is an unsigned 32-bit integer. */
export function generateDemoCandles(instrumentId: string, sessions: readonly DemoSession[], seed: number): Candles {
  const instrument = findDemoInstrument(instrumentId);
  invariant(instrument !== null, `${instrumentId} trades on the demo exchange`);
  const days = groupByDay(sessions).filter(({ day }) => instrument.kind !== 'future' || tradesOn(instrument, day));
  const tape = createTape(instrument, seed, days.at(-1)?.day ?? DEMO_FIRST_DAY);
  const builder = new CandleBuilder(
    instrument,
    days.reduce((count, day) => count + day.minutes, 0),
  );
  for (const day of days) printDay(tape, builder, day);
  return builder.finish();
}

function createTape(instrument: DemoInstrument, seed: number, lastDay: number): DemoTape {
  const days = walkMarket(seed, lastDay);
  switch (instrument.kind) {
    case 'index':
      return new IndexTape(seed, days);
    case 'volatility-index':
      return new VolatilityIndexTape(seed, days);
    case 'stock':
      return new StockTape(instrument, seed, days);
    case 'future':
      return new FutureTape(instrument, seed, days);
    default:
      return assertNever(instrument);
  }
}

function printDay(tape: DemoTape, builder: CandleBuilder, today: DemoDay): void {
  builder.startDay(tape.startDay(today));
  for (const { day, openMinute, closeMinute } of today.sessions) {
    for (let minuteOfDay = openMinute; minuteOfDay < closeMinute; minuteOfDay += 1) {
      tape.startMinute();
      for (let step = 0; step < STEPS_PER_MINUTE; step += 1) builder.print(tape.step(step));
      builder.endMinute(istMinute(day, minuteOfDay), tape.volume, tape.openInterest);
    }
  }
}
