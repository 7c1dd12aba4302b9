// The bundled strategies: a folder each under fixtures/strategies of the checkout, with the graph in it.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { InputFault } from '../server/market-data/input-fault';
import { findNearestWord } from './nearest-word';

export const DEFAULT_TEMPLATE = 'donchian-breakout';

/** Path of a bundled graph by its name. */
export function getTemplateFile(name: string): string {
  const folder = path.resolve(process.env['YANTRA_HOME'] ?? '.', 'fixtures', 'strategies');
  const names = existsSync(folder) ? readdirSync(folder).filter((one) => existsSync(path.join(folder, one, 'graph.json'))) : [];
  if (names.includes(name)) return path.join(folder, name, 'graph.json');
  const nearest = findNearestWord(name, names);
  const known = names.length === 0 ? `there are none in ${folder}` : `there are ${names.sort().join(', ')}`;
  throw new InputFault({ file: name }, 'there is no such template', nearest === null ? known : `write ${nearest}; ${known}`);
}
