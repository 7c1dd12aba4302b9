// An option chain in the form that this system documents: a row for each option, columns by name, in any order.
import type { OptionRight } from '../../../engine/market/instrument';
import { amountCell, dayCell, strikeCell } from '../../market-data/chain-files/chain-cells';
import type { ChainFile, QuotedOption } from '../../market-data/chain-files/chain-file';
import type { FileRow } from '../../market-data/chain-files/file-rows';
import { gatherChains } from '../../market-data/chain-files/gather-chains';
import { InputFault } from '../../market-data/input-fault';
import { findOptionRight, RIGHT_WORDS } from '../../market-data/option-right';

const NEEDED = ['strike', 'type'] as const;

export function readPlainChainTable(file: string, [header, ...rows]: readonly FileRow[]): ChainFile {
  const names = (header?.cells ?? []).map((name) => name.toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new InputFault(
      { file, row: header?.line ?? 1 },
      `the header has no column ${missing.join(', ')}`,
      'write expiry,strike,type,bid,ask,last,oi,volume, or give an option chain of NSE',
    );
  const options = rows.map(({ line, cells }): QuotedOption => {
    const text = (field: string): string => cells[names.indexOf(field)] ?? '';
    const amount = (field: string): number | null => amountCell(text(field), { file, line, field });
    return {
      line,
      expiryDay: dayCell(text('expiry'), { file, line, field: 'expiry' }),
      strike: strikeCell(text('strike'), { file, line, field: 'strike' }),
      right: rightOf(file, line, text('type')),
      quote: { bid: amount('bid'), ask: amount('ask'), last: amount('last'), openInterest: amount('oi'), volume: amount('volume') },
    };
  });
  return { file, underlying: null, timeUs: null, spot: null, chains: gatherChains(file, options, new Map()) };
}

function rightOf(file: string, line: number, text: string): OptionRight {
  const right = findOptionRight(text);
  if (right === null) throw new InputFault({ file, row: line, field: 'type' }, `"${text}" is no type of option`, `write ${RIGHT_WORDS}`);
  return right;
}
