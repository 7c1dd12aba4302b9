// Daily bars of a share that trades elsewhere: its sessions are the days of the file, and its exchange has no table here.
import { readFileSync } from 'node:fs';
import type { Candles } from '../../engine/market/candles';
import { equity } from '../../engine/market/instrument';
import type { BacktestInstrument } from '../../engine/run/backtest-instrument';
import { dayOfCivil } from '../../engine/time/civil-day';

/** Prices are read to the cent and stops kept to a thousandth of one: 1.5 % below a price in cents is exact. */
const PRICE_SCALE = 100_000;
/** 10:00 to 16:00 at UTC+10; the open is midnight UTC. */
export const SESSION_MINUTES = 360;

export interface DailyShare extends BacktestInstrument {
  readonly candles: Candles;
}

/** `date,open,high,low,close,volume` with dates as d/mm/yyyy. */
export function readDailyShare(file: string, id: string): DailyShare {
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const fields = rows.map((row) => row.split(','));
  const days = fields.map(([date = '']) => {
    const [day, month, year] = date.split('/').map(Number);
    return dayOfCivil(year ?? 0, month ?? 0, day ?? 0);
  });
  const prices = (column: number): Int32Array =>
    Int32Array.from(fields, (row) => Math.round(Number(row[column]) * 100) * (PRICE_SCALE / 100));
  const candles: Candles = {
    instrument: id,
    timeframe: '1d',
    priceScale: PRICE_SCALE,
    count: rows.length,
    minute: Int32Array.from(days, (day) => day * 1_440),
    open: prices(1),
    high: prices(2),
    low: prices(3),
    close: prices(4),
    volume: Float64Array.from(fields, (row) => Number(row[5])),
    openInterest: new Float64Array(rows.length).fill(Number.NaN),
  };
  const traded = new Set(days);
  return {
    candles,
    sessions: (day) => (traded.has(day) ? [{ openMinute: day * 1_440, closeMinute: day * 1_440 + SESSION_MINUTES }] : []),
    instrument: equity(id, false, PRICE_SCALE),
    hasVolume: true,
    terms: { lot: 1, tick: 1, freezeQuantity: 0 },
    dataHash: id,
  };
}
