// On tick data, the volume that caps our fills is that of the running minute, or that of the minute before while the running one is young. A bar
// would have shown the same.
import { US_PER_MINUTE } from '../time/ist-time';
import type { OrderBook } from './order-book';
import { INSTRUMENT, UNKNOWN_VOLUME } from './order-book-layout';

/** Adds a tick's volume and returns the volume to cap by. `volume` UNKNOWN_VOLUME: the feed has none. */
export function countTickVolume(book: OrderBook, instrument: number, volume: number, timeUs: number): number {
  if (volume === UNKNOWN_VOLUME) return UNKNOWN_VOLUME;
  const minute = Math.floor(timeUs / US_PER_MINUTE);
  const running = book.getInstrument(instrument, INSTRUMENT.minute);
  if (minute !== running) {
    const isNext = running > 0;
    book.putInstrument(
      instrument,
      INSTRUMENT.priorVolume,
      isNext ? book.getInstrument(instrument, INSTRUMENT.minuteVolume) : UNKNOWN_VOLUME,
    );
    book.putInstrument(instrument, INSTRUMENT.minute, minute);
    book.putInstrument(instrument, INSTRUMENT.minuteVolume, 0);
    book.putInstrument(instrument, INSTRUMENT.used, 0);
  }
  const soFar = book.getInstrument(instrument, INSTRUMENT.minuteVolume) + volume;
  book.putInstrument(instrument, INSTRUMENT.minuteVolume, soFar);
  const prior = book.getInstrument(instrument, INSTRUMENT.priorVolume);
  return prior === UNKNOWN_VOLUME ? UNKNOWN_VOLUME : Math.max(prior, soFar);
}
