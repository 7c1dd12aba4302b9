// `yantra chain`: what is read off an option chain, for each expiry in a file: forward, at the money, put-call ratio, walls, max pain, implied
// volatility, skew and term.
import { REFERENCES } from '../../engine/chain/reference-price';
import { chainsCsv } from '../../server/documents/chains/chain-csv';
import { measureChains } from '../../server/documents/chains/measure-chains';
import { readChainFile } from '../../server/documents/chains/read-chain-file';
import { readVolatilityHistory } from '../../server/documents/chains/read-volatility-history';
import { writeOutput } from '../../server/documents/write-output';
import type { ChainFile } from '../../server/market-data/chain-files/chain-file';
import { plural } from '../../server/market-data/quality/finding';
import { chainsJson, chainsText, missingText } from '../chain-text';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { inputFile } from '../input-file';
import { numberOption } from '../number-options';
import { badOption, dayOption, timeOption, wordOption } from '../reading-options';

export const command: Command = {
  name: 'chain',
  summary: 'Reads an option chain: forward, ATM, PCR, OI walls, max pain, implied volatility, skew, term.',
  usage: '--in <chain.csv> [options]',
  options: {
    in: {
      kind: 'text',
      value: '<file>',
      help: 'NSE option chain (JSON or CSV), NSE bhavcopy, or expiry,strike,type,bid,ask,last,oi,volume',
    },
    out: { kind: 'text', value: '<file>', help: 'CSV with volatility and greeks of each option' },
    time: { kind: 'text', value: '<time>', help: 'when it was quoted, Indian time; else what the file says' },
    expiry: { kind: 'text', value: '<day>', help: 'one expiry of the file, or that of a file that says none' },
    underlying: { kind: 'text', value: '<symbol>', help: 'which one of a bhavcopy, as NIFTY' },
    spot: { kind: 'text', value: '<price>', help: 'price of the underlying; else what the file says' },
    future: { kind: 'text', value: '<price>', help: 'price of the future of the chosen expiry; else what the file says' },
    reference: {
      kind: 'text',
      value: '<word>',
      help: `what ATM and forward are taken from: ${REFERENCES.join(', ')}`,
      fallback: 'synthetic',
    },
    price: { kind: 'text', value: 'mid|last', help: 'mid of bid and ask where both are quoted, or last trade', fallback: 'mid' },
    rate: { kind: 'text', value: '<rate>', help: 'interest per year, continuously compounded, as 0.065', fallback: '0' },
    exchange: { kind: 'text', value: 'NSE|BSE', help: 'whose sessions end the options’ life', fallback: 'NSE' },
    history: { kind: 'text', value: '<file>', help: 'CSV with a column volatility, past closing values, for rank and percentile' },
    json: { kind: 'flag', help: 'all measures as JSON' },
  },
  run: runChain,
};

const PRICE_BOUNDS = { min: 0.01, max: 10_000_000, isWhole: false };

async function runChain(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const name = inputFile(args, 'yantra chain', 'no option chain is named', 'add --in <file>');
  const basis = wordOption(args, 'price', ['mid', 'last']);
  const request = {
    basis,
    reference: wordOption(args, 'reference', REFERENCES),
    rate: numberOption(args, 'rate', { min: -1, max: 1, isWhole: false }) ?? 0,
    segment: `${wordOption(args, 'exchange', ['NSE', 'BSE'])}:derivatives`,
  } as const;
  const file = withOptions(await readChainFile(name, args.text('underlying')), args);
  const historyFile = args.text('history');
  const history = historyFile === null ? [] : await readVolatilityHistory(historyFile);
  const measured = measureChains(file, { ...request, history });
  const out = args.text('out');
  if (out !== null) writeOutput(out, [chainsCsv(measured, basis)]);
  if (args.flag('json')) io.stdout(`${JSON.stringify(chainsJson(measured), null, 1)}\n`);
  else io.stdout(chainsText(measured, historyFile !== null));
  io.stderr(`${missingText(measured)}${plural(measured.chains.length, 'expiry', 'expiries')} in ${file.file}.\n`);
  return 0;
}

/** What the command line says outranks what the file says. */
function withOptions(file: ChainFile, args: CommandArguments): ChainFile {
  const expiryDay = dayOption(args, 'expiry');
  const future = numberOption(args, 'future', PRICE_BOUNDS);
  const chosen = expiryDay === null ? file.chains : file.chains.filter((each) => each.expiryDay === null || each.expiryDay === expiryDay);
  if (chosen.length === 0) throw badOption(args, 'expiry', `is no expiry of ${file.file}`, 'see them all without it');
  if (future !== null && chosen.length > 1) throw badOption(args, 'future', 'fits one expiry alone', 'choose it with --expiry');
  return {
    ...file,
    timeUs: timeOption(args, 'time') ?? file.timeUs,
    spot: numberOption(args, 'spot', PRICE_BOUNDS) ?? file.spot,
    chains: chosen.map((each) => ({ ...each, expiryDay: expiryDay ?? each.expiryDay, future: future ?? each.future })),
  };
}
