// A graph from a file: capped in bytes before it is read, then parsed by the language's one door. What is wrong with the document is
// diagnostics; that there is no such file is a fault of the input. Never runs what it reads.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic } from '../../dsl/diagnostics/diagnostic';
import { type GraphParse, parseGraphText } from '../../dsl/graph/parse-graph';
import { LIMITS } from '../../dsl/limits';
import { InputFault } from '../market-data/input-fault';

const BYTE_ORDER_MARK = '\uFEFF';

export async function readGraph(file: string): Promise<GraphParse> {
  const name = path.basename(file);
  const found = await stat(file).catch(() => null);
  if (found === null) throw new InputFault({ file: name }, 'no such file', 'check the path');
  if (found.isDirectory()) throw new InputFault({ file: name }, 'this is a folder', 'name the graph.json in it');
  if (!found.isFile()) throw new InputFault({ file: name }, 'this is a pipe or a device', 'write the graph to a file first');
  if (found.size > LIMITS.graphJsonBytesMax) {
    return { kind: 'refused', diagnostics: [diagnostic('document-too-large', { bytes: found.size, max: LIMITS.graphJsonBytesMax })] };
  }
  const text = await readFile(file, 'utf8');
  return parseGraphText(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
}
