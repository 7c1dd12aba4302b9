// Where the data folder is: the option, else YANTRA_DATA, else `.data` in the checkout.
import path from 'node:path';
import type { CommandArguments, TextOption } from './command';

export const DATA_DIR_OPTION: TextOption = {
  kind: 'text',
  value: '<folder>',
  help: 'data folder; else YANTRA_DATA, else .data in the checkout',
};

export function dataFolder(args: CommandArguments): string {
  return path.resolve(args.text('data-dir') ?? process.env['YANTRA_DATA'] ?? path.join(process.env['YANTRA_HOME'] ?? '.', '.data'));
}
