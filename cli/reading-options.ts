// The options that say how a market file is to be read, shared by `import` and `bars`, and what they mean.
import { parseTimeframe, TIMEFRAMES } from '../dsl/types/timeframe';
import { parseDay } from '../engine/time/day-text';
import { parseIst } from '../engine/time/ist-time';
import { decimalsOfScale, parseDecimal } from '../server/market-data/csv/parse-number';
import { parseColumnMap } from '../server/market-data/formats/column-map';
import type { ImportOptions } from '../server/market-data/importing/import-options';
import { InputFault } from '../server/market-data/input-fault';
import { parseInstrument } from '../server/market-data/instrument-name';
import type { CandleChoice } from '../server/market-data/quality/check-candles';
import type { CommandArguments, OptionTable } from './command';

export const READING_OPTIONS = {
  instrument: { kind: 'text', value: '<id>', help: 'instrument of a file that does not say it, as NSE:SBIN or "NSE:NIFTY 50"' },
  exchange: { kind: 'text', value: '<name>', help: 'exchange of the symbols in the file; else told by their form' },
  symbols: { kind: 'text', value: '<A=id,...>', help: 'ids for symbols of the file, as RELIND=NFO:RELIANCE25NOVFUT' },
  map: {
    kind: 'text',
    value: '<role=column,...>',
    help: 'columns of an unknown CSV: time, timeOfDay, symbol, open, high, low, close, volume, oi; or price, cumulativeVolume, bid, ask',
  },
  'price-scale': { kind: 'text', value: '<n>', help: 'price units per rupee, a power of ten', fallback: '100' },
  label: { kind: 'text', value: 'start|end|auto', help: 'what the time of a bar means', fallback: 'auto' },
  tick: { kind: 'text', value: '<price>', help: 'tick size prices are checked against; else 0.05 is tried' },
  'drop-bad-rows': { kind: 'flag', help: 'leave out rows that cannot be read or have bad prices' },
  'drop-duplicates': { kind: 'flag', help: 'leave out exact repeats' },
  sort: { kind: 'flag', help: 'sort rows by time' },
  'session-only': { kind: 'flag', help: 'leave out rows outside continuous trading' },
  'on-conflict': { kind: 'text', value: 'keep|replace|fail', help: 'which of two different rows for one minute stays', fallback: 'fail' },
} as const satisfies OptionTable;

export type ReadingOptions = Pick<ImportOptions, 'instrument' | 'exchange' | 'instrumentOfSymbol' | 'map' | 'priceScale' | 'choice'>;

/** `fileTimeframe` is the timeframe the user says the file has. */
export function readingOptions(args: CommandArguments, fileTimeframe: string | null): ReadingOptions {
  const priceScale = Number(args.text('price-scale'));
  if (decimalsOfScale(priceScale) === null) throw badOption(args, 'price-scale', 'is no power of ten up to 1000000', 'write 100 or 10000');
  const instrument = args.text('instrument');
  const map = args.text('map');
  return {
    instrument: instrument === null ? null : parseInstrument(instrument, '--instrument'),
    exchange: args.text('exchange'),
    instrumentOfSymbol: parseSymbols(args.text('symbols')),
    map: map === null ? null : parseColumnMap(map),
    priceScale,
    choice: parseChoice(args, fileTimeframe, priceScale),
  };
}

/** A day the user wrote, or null where the option is not given. */
export function dayOption(args: CommandArguments, name: string): number | null {
  const text = args.text(name);
  if (text === null) return null;
  const day = parseDay(text);
  if (day === null) throw badOption(args, name, 'is not a date', 'write YYYY-MM-DD');
  return day;
}

/** An instant the user wrote, or null where the option is not given. */
export function timeOption(args: CommandArguments, name: string): number | null {
  const text = args.text(name);
  if (text === null) return null;
  const timeUs = parseIst(text);
  if (timeUs === null) throw badOption(args, name, 'is no time', 'write 2026-05-26 10:33:37');
  return timeUs;
}

/** `--from` and `--to`; null where not given. */
export function dayRange(args: CommandArguments): { readonly fromDay: number | null; readonly toDay: number | null } {
  const [fromDay, toDay] = [dayOption(args, 'from'), dayOption(args, 'to')];
  if (fromDay === null || toDay === null || fromDay <= toDay) return { fromDay, toDay };
  throw new InputFault({ file: '--from' }, 'it lies after --to', 'swap them');
}

/** One of several words. */
export function wordOption<Word extends string>(args: CommandArguments, name: string, words: readonly Word[]): Word {
  const text = args.text(name);
  const word = words.find((one) => one === text);
  if (word === undefined) throw badOption(args, name, 'is not known', `write one of ${words.join(', ')}`);
  return word;
}

export function badOption(args: CommandArguments, name: string, problem: string, remedy: string): InputFault {
  return new InputFault({ file: `--${name}` }, `"${args.text(name) ?? ''}" ${problem}`, remedy);
}

function parseChoice(args: CommandArguments, fileTimeframe: string | null, priceScale: number): CandleChoice {
  const timeframe = fileTimeframe === null ? null : parseTimeframe(fileTimeframe);
  if (fileTimeframe !== null && timeframe === null) {
    throw new InputFault({ file: '--timeframe' }, `"${fileTimeframe}" is no timeframe`, `write one of ${TIMEFRAMES.join(', ')}`);
  }
  const label = wordOption(args, 'label', ['auto', 'start', 'end']);
  return {
    timeframe,
    label: label === 'auto' ? null : label,
    tickUnits: parseTick(args, priceScale),
    dropBadRows: args.flag('drop-bad-rows'),
    dropDuplicates: args.flag('drop-duplicates'),
    sort: args.flag('sort'),
    sessionOnly: args.flag('session-only'),
    onConflict: wordOption(args, 'on-conflict', ['fail', 'keep', 'replace']),
  };
}

function parseTick(args: CommandArguments, priceScale: number): number | null {
  const text = args.text('tick');
  if (text === null) return null;
  const bytes = Buffer.from(text);
  const units = parseDecimal(bytes, 0, bytes.length, decimalsOfScale(priceScale) ?? 2);
  if (!Number.isFinite(units) || units <= 0) throw badOption(args, 'tick', 'is no tick in whole price units', 'write a price such as 0.05');
  return units;
}

function parseSymbols(text: string | null): ReadonlyMap<string, string> {
  const parts = text === null ? [] : text.split(',');
  return new Map(
    parts.map((part): [string, string] => {
      const at = part.indexOf('=');
      if (at < 1)
        throw new InputFault({ file: '--symbols', field: part }, 'this is no symbol=instrument', 'write RELIND=NFO:RELIANCE25NOVFUT');
      return [part.slice(0, at).trim(), parseInstrument(part.slice(at + 1).trim(), '--symbols')];
    }),
  );
}
