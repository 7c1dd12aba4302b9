// Whether a file is one look at an option chain, as NSE's page answers or saves it; told by how it begins.
import type { SourceEntry } from '../source/source-file';
import type { ChainFile } from './chain-file';
import { rowsOf, wholeOf } from './file-rows';
import { readNseChainJson } from './nse-chain-json';
import { isNseChainTable, readNseChainTable } from './nse-chain-table';

/** A JSON answer names its first strike long before this. */
const PEEK_BYTES = 16_384;

/** Null where it is something else. */
export async function findSnapshot(entry: SourceEntry): Promise<ChainFile | null> {
  const start = await peek(entry);
  if (/^\uFEFF?\s*\{/.test(start) && start.includes('"strikePrice"')) {
    const { file, bytes } = await wholeOf(entry);
    return readNseChainJson(file, bytes.toString('utf8'));
  }
  if (!/^\uFEFF?CALLS,/.test(start)) return null;
  const rows = rowsOf(await wholeOf(entry));
  return isNseChainTable(rows) ? readNseChainTable(entry.name, rows) : null;
}

async function peek(entry: SourceEntry): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of entry.chunks()) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= PEEK_BYTES) break;
  }
  return Buffer.concat(parts).toString('utf8', 0, PEEK_BYTES);
}
