// The option chain as NSE's page saves it: calls to the left of the strike, puts to the right, under a header of two rows. It says neither
// expiry nor time nor spot: only its file name does, sometimes.
import type { OptionQuote } from '../../../engine/chain/option-chain';
import type { OptionRight } from '../../../engine/market/instrument';
import { InputFault } from '../input-fault';
import { amountCell, strikeCell } from './chain-cells';
import type { ChainFile, QuotedOption } from './chain-file';
import type { FileRow } from './file-rows';
import { gatherChains } from './gather-chains';

const SIDES: readonly OptionRight[] = ['call', 'put'];

export function isNseChainTable([first]: readonly FileRow[]): boolean {
  return first?.cells[0] === 'CALLS' && first.cells.includes('PUTS');
}

export function readNseChainTable(file: string, [, header, ...rows]: readonly FileRow[]): ChainFile {
  const names = header?.cells ?? [];
  const middle = names.indexOf('STRIKE');
  if (middle < 0) throw new InputFault({ file, row: 2 }, 'the header has no column STRIKE', 'save the page’s table again');
  const columnOf = (right: OptionRight, name: string): number => {
    const found = right === 'call' ? names.slice(0, middle).indexOf(name) : names.indexOf(name, middle);
    if (found < 0) throw new InputFault({ file, row: 2 }, `the header has no column ${name} for ${right}s`, 'save the page’s table again');
    return found;
  };
  const quoteOf = ({ line, cells }: FileRow, right: OptionRight): OptionQuote => {
    const read = (name: string): number | null => {
      const field = `${name} of ${right}s`;
      return amountCell(cells[columnOf(right, name)] ?? '', { file, line, field });
    };
    return { bid: read('BID'), ask: read('ASK'), last: read('LTP'), openInterest: read('OI'), volume: read('VOLUME') };
  };
  const options = rows.flatMap((row): readonly QuotedOption[] => {
    const strike = strikeCell(row.cells[middle] ?? '', { file, line: row.line, field: 'STRIKE' });
    return SIDES.map((right) => ({ line: row.line, expiryDay: null, strike, right, quote: quoteOf(row, right) }));
  });
  return { file, underlying: null, timeUs: null, spot: null, chains: gatherChains(file, options, new Map()) };
}
