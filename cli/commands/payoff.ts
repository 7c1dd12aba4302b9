// `yantra payoff`: what a structure of futures and options can win and lose, what it is worth on the way, its greeks, and the margin it needs.
import { type PreviewRequest, previewStructure } from '../../engine/payoff/structure-preview';
import { istDayOfTime } from '../../engine/time/ist-time';
import { payoffCsv } from '../../server/documents/structures/payoff-csv';
import { readStructure, STRUCTURE_COLUMNS } from '../../server/documents/structures/read-structure';
import { writeOutput } from '../../server/documents/write-output';
import { InputFault } from '../../server/market-data/input-fault';
import { plural } from '../../server/market-data/quality/finding';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { inputFile } from '../input-file';
import { numberOption } from '../number-options';
import { marginNotes, payoffJson, payoffText } from '../payoff-text';
import { badOption, timeOption } from '../reading-options';

export const command: Command = {
  name: 'payoff',
  summary: 'Says what a structure can win and lose, its value on the way, its greeks and the margin it needs.',
  usage: '--in <legs.csv> --time <time> --spot <price> [options]',
  options: {
    in: {
      kind: 'text',
      value: '<file>',
      help: `legs: ${STRUCTURE_COLUMNS.join(',')}, strike, lots or quantity, last and volatility where there are any`,
    },
    time: { kind: 'text', value: '<time>', help: 'when it is looked at, Indian time' },
    spot: { kind: 'text', value: '<price>', help: 'price of the underlying then' },
    forward: {
      kind: 'text',
      value: '<price>',
      help: 'for delivery at the first expiry; else that of a future among the legs, or the spot at the rate',
    },
    rate: { kind: 'text', value: '<rate>', help: 'interest per year of values and greeks, as 0.065', fallback: '0' },
    volatility: { kind: 'text', value: '<number>', help: 'at the money, as 0.15, for the chance of profit; else of the nearest leg' },
    deviation: {
      kind: 'text',
      value: '<number>',
      help: 'of the underlying’s daily log returns, as 0.011, for the margin; else the least range',
    },
    from: { kind: 'text', value: '<price>', help: 'where the curve begins' },
    to: { kind: 'text', value: '<price>', help: 'where it ends' },
    points: { kind: 'text', value: '<n>', help: 'of the curve, besides its corners', fallback: '61' },
    out: { kind: 'text', value: '<file>', help: 'CSV with the curve: spot,profit_at_expiry,profit_now' },
    json: { kind: 'flag', help: 'all of it as JSON, with the curve' },
  },
  run: runPayoff,
};

const PRICE_BOUNDS = { min: 0.01, max: 10_000_000, isWhole: false };

async function runPayoff(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const name = inputFile(args, 'yantra payoff', 'no legs are named', 'add --in <legs.csv>');
  const timeUs = timeOption(args, 'time');
  if (timeUs === null) throw new InputFault({ file: 'yantra payoff' }, 'the time is not said', 'add --time "2026-05-26 10:33"');
  const spot = numberOption(args, 'spot', PRICE_BOUNDS);
  if (spot === null) throw new InputFault({ file: 'yantra payoff' }, 'the price of the underlying is not said', 'add --spot <price>');
  const { underlying, legs } = await readStructure(name, istDayOfTime(timeUs));
  const preview = previewStructure({
    timeUs,
    legs,
    spot,
    rate: numberOption(args, 'rate', { min: -1, max: 1, isWhole: false }) ?? 0,
    forward: numberOption(args, 'forward', PRICE_BOUNDS),
    atmVolatility: numberOption(args, 'volatility', { min: 0.0001, max: 10, isWhole: false }),
    dailyDeviation: numberOption(args, 'deviation', { min: 0.0001, max: 1, isWhole: false }),
    ...curveOptions(args),
  });
  const out = args.text('out');
  if (out !== null) writeOutput(out, [payoffCsv(preview.curve)]);
  const head = { underlying, timeUs, spot };
  io.stdout(args.flag('json') ? `${JSON.stringify(payoffJson(preview, head), null, 1)}\n` : payoffText(preview, head));
  io.stderr(`${plural(legs.length, 'leg')}. ${marginNotes(preview)}`);
  return 0;
}

function curveOptions(args: CommandArguments): Pick<PreviewRequest, 'from' | 'to' | 'points'> {
  const [from, to] = [numberOption(args, 'from', { ...PRICE_BOUNDS, min: 0 }), numberOption(args, 'to', PRICE_BOUNDS)];
  if (from !== null && to !== null && from >= to) throw badOption(args, 'from', `does not lie below --to ${to}`, 'swap them');
  return { from, to, points: numberOption(args, 'points', { min: 2, max: 10_000, isWhole: true }) ?? 2 };
}
