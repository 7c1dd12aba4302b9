// An option chain from whatever form it is in: the answer of NSE's page, the table that page saves, the daily file of the exchange, or a plain table
// of ours. The content tells, never the name.

import type { ChainFile } from '../../market-data/chain-files/chain-file';
import { readWholeFile, rowsOf } from '../../market-data/chain-files/file-rows';
import { readNseChainJson } from '../../market-data/chain-files/nse-chain-json';
import { isNseChainTable, readNseChainTable } from '../../market-data/chain-files/nse-chain-table';
import { isBhavcopy, readBhavcopyChain } from './bhavcopy-chain';
import { readPlainChainTable } from './plain-chain-table';

/** `underlying` is asked of a file that holds several, and passed over by the others. */
export async function readChainFile(path: string, underlying: string | null): Promise<ChainFile> {
  const whole = await readWholeFile(path);
  const { file } = whole;
  if (/^\s*\{/.test(whole.bytes.toString('latin1', 0, 64))) return readNseChainJson(file, whole.bytes.toString('utf8'));
  const rows = rowsOf(whole);
  if (isNseChainTable(rows)) return readNseChainTable(file, rows);
  return isBhavcopy(rows) ? readBhavcopyChain(file, rows, underlying) : readPlainChainTable(file, rows);
}
