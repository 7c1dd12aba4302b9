// Where the data folder is: the option, else YANTRA_DATA, else `.data` in the checkout.
import { statSync } from 'node:fs';
import path from 'node:path';
import { InputFault } from '../server/market-data/input-fault';
import type { CommandArguments, TextOption } from './command';

export const DATA_DIR_OPTION: TextOption = {
  kind: 'text',
  value: '<folder>',
  help: 'data folder; else YANTRA_DATA, else .data in the checkout',
};

export function dataFolder(args: CommandArguments): string {
  const said = args.text('data-dir');
  const folder = path.resolve(said ?? process.env['YANTRA_DATA'] ?? path.join(process.env['YANTRA_HOME'] ?? '.', '.data'));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== false) return folder;
  throw new InputFault(
    { file: folder },
    'this is a file, and the data are kept in a folder',
    said === null ? 'check YANTRA_DATA' : 'check --data-dir',
  );
}
