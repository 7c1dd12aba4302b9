// `yantra option`: price, implied volatility and greeks of options in a file, by Black-76 or Black-Scholes. How a sceptic checks our formulas.
import { tradedGreeks } from '../../engine/options/greeks';
import { UNSOLVABLE_REASONS } from '../../engine/options/implied-volatility';
import type { ValuedOption } from '../../server/documents/options/option-contract';
import { optionsCsv } from '../../server/documents/options/options-csv';
import { NEEDED_COLUMNS, readContracts } from '../../server/documents/options/read-contracts';
import { valueContract } from '../../server/documents/options/value-contract';
import { writeOutput } from '../../server/documents/write-output';
import { plural } from '../../server/market-data/quality/finding';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { inputFile } from '../input-file';

export const command: Command = {
  name: 'option',
  summary: 'Prices options by Black-76 or Black-Scholes, with greeks, and implies volatility from a price.',
  usage: '--in <contracts.csv> [--out <file>] [--json]',
  options: {
    in: {
      kind: 'text',
      value: '<file>',
      help: `options: model,${NEEDED_COLUMNS.join(',')}, forward or spot, price or volatility, dividend_yield where there is one`,
    },
    out: { kind: 'text', value: '<file>', help: 'CSV with a row for each option; without it standard output' },
    json: { kind: 'flag', help: 'the same as JSON on standard output' },
  },
  run: runOption,
};

async function runOption(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const file = inputFile(args, 'yantra option', 'no options are named', 'add --in <contracts.csv>');
  const options = (await readContracts(file)).map(valueContract);
  const out = args.text('out');
  const csv = optionsCsv(options);
  if (out !== null) writeOutput(out, [csv]);
  if (args.flag('json')) io.stdout(`${JSON.stringify(options.map(asJson), null, 1)}\n`);
  else if (out === null) io.stdout(csv);
  const unsolved = options.filter(({ reason }) => reason !== null);
  const lack = unsolved.length === 0 ? '' : `, ${unsolved.length} of them without an answer: see the column reason`;
  io.stderr(`${plural(options.length, 'option')}${lack}.\n`);
  return 0;
}

function asJson({ contract, price, impliedVolatility, greeks, reason }: ValuedOption) {
  return {
    row: contract.line,
    ...contract.terms,
    price,
    impliedVolatility,
    ...(greeks === null ? {} : { greeks, traded: tradedGreeks(greeks) }),
    reason,
    ...(reason === null ? {} : { why: UNSOLVABLE_REASONS[reason] }),
  };
}
