// The option chains of one underlying in the exchange's daily file of derivatives (UDiFF), with its futures: closing prices, and open interest and
// volume of the day. The time is the close of that day.
import { findSession } from '../../../engine/market/sessions';
import { timeOfMinute } from '../../../engine/time/ist-time';
import { amountCell, dayCell, strikeCell } from '../../market-data/chain-files/chain-cells';
import type { ChainFile, QuotedOption } from '../../market-data/chain-files/chain-file';
import type { FileRow } from '../../market-data/chain-files/file-rows';
import { gatherChains } from '../../market-data/chain-files/gather-chains';
import { InputFault } from '../../market-data/input-fault';
import { findOptionRight } from '../../market-data/option-right';

const NEEDED = ['TradDt', 'TckrSymb', 'XpryDt', 'StrkPric', 'OptnTp', 'ClsPric', 'UndrlygPric', 'OpnIntrst', 'TtlTradgVol'] as const;
type Column = (typeof NEEDED)[number];

export function isBhavcopy([header]: readonly FileRow[]): boolean {
  return NEEDED.every((name) => header?.cells.includes(name) === true);
}

export function readBhavcopyChain(file: string, [header, ...all]: readonly FileRow[], underlying: string | null): ChainFile {
  const names = header?.cells ?? [];
  const text = ({ cells }: FileRow, column: Column): string => cells[names.indexOf(column)] ?? '';
  const place = ({ line }: FileRow, field: Column) => ({ file, line, field });
  const rows = rowsOf(file, all, (row) => text(row, 'TckrSymb'), underlying);
  const options: QuotedOption[] = [];
  const futures = new Map<number, number>();
  for (const row of rows) {
    const expiryDay = dayCell(text(row, 'XpryDt'), place(row, 'XpryDt'));
    const right = findOptionRight(text(row, 'OptnTp'));
    const last = amountCell(text(row, 'ClsPric'), place(row, 'ClsPric'));
    if (right !== null) {
      const strike = strikeCell(text(row, 'StrkPric'), place(row, 'StrkPric'));
      const openInterest = amountCell(text(row, 'OpnIntrst'), place(row, 'OpnIntrst'));
      const volume = amountCell(text(row, 'TtlTradgVol'), place(row, 'TtlTradgVol'));
      options.push({ line: row.line, expiryDay, strike, right, quote: { bid: null, ask: null, last, openInterest, volume } });
    } else if (expiryDay !== null && last !== null) futures.set(expiryDay, last);
  }
  const [first] = rows;
  const spot = first === undefined ? null : amountCell(text(first, 'UndrlygPric'), place(first, 'UndrlygPric'));
  const day = first === undefined ? null : dayCell(text(first, 'TradDt'), place(first, 'TradDt'));
  return {
    file,
    underlying: rows[0] === undefined ? null : text(rows[0], 'TckrSymb'),
    timeUs: day === null ? null : closeOf(day),
    spot,
    chains: gatherChains(file, options, futures),
  };
}

function rowsOf(file: string, all: readonly FileRow[], symbolOf: (row: FileRow) => string, underlying: string | null): readonly FileRow[] {
  const symbols = [...new Set(all.map(symbolOf))].sort();
  const chosen = underlying ?? (symbols.length === 1 ? symbols[0] : undefined);
  const some = `${symbols.slice(0, 5).join(', ')}${symbols.length > 5 ? ' …' : ''}`;
  if (chosen === undefined) throw new InputFault({ file }, `the file has options of ${some}`, 'choose one with --underlying');
  if (!symbols.includes(chosen))
    throw new InputFault({ file: '--underlying' }, `${file} has nothing of "${chosen}"`, `write one of ${some}`);
  return all.filter((row) => symbolOf(row) === chosen);
}

function closeOf(day: number): number | null {
  const last = findSession('NSE:derivatives', day)?.phases.findLast(({ kind }) => kind === 'continuous');
  return last === undefined ? null : timeOfMinute(last.endMinute);
}
