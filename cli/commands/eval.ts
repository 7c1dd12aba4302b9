// `yantra eval`: any node kind over any candles, by the machine that backtests run on. How a sceptic checks our RSI.
import path from 'node:path';
import { hasErrors } from '../../dsl/diagnostics/diagnostic';
import type { ParamValue } from '../../dsl/graph/graph';
import { kindKey, type NodeKind } from '../../dsl/nodes/define-kind';
import { listKinds } from '../../dsl/nodes/registry';
import { parseTimeframe, TIMEFRAMES, type Timeframe } from '../../dsl/types/timeframe';
import { columnsCsv } from '../../server/documents/columns-csv';
import { canMake, evaluateKind, type KindColumns } from '../../server/documents/evaluate-kind';
import { sessionsOfRows } from '../../server/documents/find-bar-length';
import { compileKind } from '../../server/documents/kind-graph';
import { CANDLE_SOURCES, findKindNeeds, type InputFeed } from '../../server/documents/kind-inputs';
import { parseKindParams } from '../../server/documents/kind-params';
import { readCandleCsv } from '../../server/documents/read-candle-csv';
import { writeOutput } from '../../server/documents/write-output';
import { InputFault } from '../../server/market-data/input-fault';
import { plural } from '../../server/market-data/quality/finding';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { getKindByName } from '../kind-by-name';
import { columnWishes, parseFeeds } from '../kind-feeds';
import { kindsText, listAnswers } from '../kinds-text';
import { createProgressLine, PROGRESS_OPTION, watchedIo } from '../progress-line';
import { wordOption } from '../reading-options';

export const command: Command = {
  name: 'eval',
  summary: 'Computes any node kind over any candles: a column per output, from the first bar.',
  usage: '<kind> --in <candles.csv> [--params <JSON>] [--input <name=what>]... [--out <file>] [options]',
  options: {
    in: { kind: 'text', value: '<file>', help: 'candles: time,open,high,low,close and, where there are any, volume,oi and other columns' },
    params: { kind: 'text', value: '<JSON>', help: 'parameters of the kind, as {"period":14}; else its defaults' },
    out: { kind: 'text', value: '<file>', help: 'CSV to write; without it standard output' },
    source: { kind: 'text', value: '<field>', help: `what number inputs read: ${CANDLE_SOURCES.join(', ')}`, fallback: 'close' },
    input: {
      kind: 'list',
      value: '<name=what>',
      help: 'what one input reads: a price, or a column of the file; may be given several times',
    },
    timeframe: { kind: 'text', value: '<timeframe>', help: 'longer bars, made of the rows first' },
    kinds: { kind: 'flag', help: 'lists which kinds are computed, and why not the others' },
    progress: PROGRESS_OPTION,
    json: { kind: 'flag', help: 'a summary as JSON on standard output; needs --out' },
  },
  run: runEval,
};

/** What the graph calls a file: an instrument of no market. */
const FILE_INSTRUMENT = 'FILE:CANDLES';

async function runEval(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  if (args.flag('kinds')) {
    io.stdout(args.flag('json') ? `${JSON.stringify(listAnswers(listKinds()), null, 1)}\n` : kindsText(listKinds()));
    return 0;
  }
  const kind = chosenKind(args);
  const inputs = parseFeeds(kind, args.list('input'));
  checkNeeds(kind, inputs);
  const file = args.text('in');
  if (file === null) throw new InputFault({ file: 'yantra eval' }, 'no candles are named', 'add --in <candles.csv>');
  const out = args.text('out');
  if (args.flag('json') && out === null) throw new InputFault({ file: '--json' }, 'the columns would stand in its way', 'add --out <file>');
  const params = parseKindParams(args.text('params'), '--params');
  const found = await columnsOf(kind, params, inputs, file, args, io);
  if (found === null) return 2;
  const csv = columnsCsv(found);
  if (out === null) for (const piece of csv) io.stdout(piece);
  else writeOutput(path.resolve(out), csv);
  const known = found.columns.map(({ port, values }) => ({
    port,
    firstKnownRow: firstKnown(values),
    known: values.filter((value) => !Number.isNaN(value)).length,
  }));
  if (args.flag('json'))
    io.stdout(`${JSON.stringify({ kind: kindKey(kind), params, rows: found.minute.length, columns: known, out }, null, 1)}\n`);
  else if (out !== null) io.stderr(`${plural(found.minute.length, 'row')} of ${kindKey(kind)} in ${out}.\n`);
  return 0;
}

function chosenKind(args: CommandArguments): NodeKind {
  const [name, second] = args.positionals;
  if (name === undefined)
    throw new InputFault(
      { file: 'yantra eval' },
      'no kind is named',
      'write yantra eval indicator.rsi --in candles.csv, or see yantra eval --kinds',
    );
  if (second !== undefined) throw new InputFault({ file: second }, 'one kind at a time', 'leave it out; the candles are named with --in');
  return getKindByName(name, 'yantra eval');
}

/** Null after what is wrong with the kind's parameters or wires has been said. */
async function columnsOf(
  kind: NodeKind,
  params: Readonly<Record<string, ParamValue>>,
  inputs: ReadonlyMap<string, readonly InputFeed[]>,
  file: string,
  args: CommandArguments,
  io: CommandIo,
): Promise<KindColumns | null> {
  const source = wordOption(args, 'source', CANDLE_SOURCES);
  const wishes = columnWishes(kind, inputs);
  const progress = createProgressLine(watchedIo(io, args), path.basename(file));
  const { candles, columns } = await readCandleCsv(file, FILE_INSTRUMENT, wishes, progress.update).finally(progress.clear);
  const base = parseTimeframe(candles.timeframe) ?? '1m';
  const timeframe = longerTimeframe(args.text('timeframe'), base);
  const names = wishes.map(({ name }) => name);
  const { compiled, diagnostics } = compileKind(kind, { params, instrument: FILE_INSTRUMENT, timeframe, source, inputs, columns: names });
  if (compiled === null || hasErrors(diagnostics)) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    for (const { port, message } of errors) io.stderr(`${kindKey(kind)}${port === null ? '' : `, input ${port}`}: ${message}\n`);
    return null;
  }
  for (const clock of compiled.program.clocks) if (clock.kind === 'bar') checkMade(base, clock.timeframe, kind);
  return evaluateKind({ compiled, candles, timeframe, sessions: sessionsOfRows(candles.minute, base), columns });
}

/** What the file cannot give unasked. */
function checkNeeds(kind: NodeKind, inputs: ReadonlyMap<string, readonly InputFeed[]>): void {
  const needs = findKindNeeds(kind);
  const place = { file: 'yantra eval', field: kindKey(kind) };
  if (needs.kind === 'more') throw new InputFault(place, needs.reason, 'yantra eval --kinds lists what is computed');
  const unfed = needs.kind === 'columns' ? needs.inputs.find((name) => !inputs.has(name)) : undefined;
  if (unfed === undefined) return;
  const what = kind.inputs[unfed]?.type === 'event' ? 'an event' : 'a condition';
  throw new InputFault(place, `its input ${unfed} takes ${what}`, `name a column of the file for it: --input ${unfed}=<column>`);
}

function checkMade(base: Timeframe, timeframe: Timeframe, kind: NodeKind): void {
  if (canMake(base, timeframe)) return;
  throw new InputFault(
    { file: 'yantra eval', field: kindKey(kind) },
    `${timeframe} bars are not made of whole ${base} bars, which these rows are`,
    'give shorter candles, or choose a multiple',
  );
}

function longerTimeframe(text: string | null, base: Timeframe): Timeframe {
  if (text === null) return base;
  const timeframe = parseTimeframe(text);
  if (timeframe === null)
    throw new InputFault({ file: '--timeframe' }, `"${text}" is no timeframe`, `write one of ${TIMEFRAMES.join(', ')}`);
  if (canMake(base, timeframe)) return timeframe;
  throw new InputFault(
    { file: '--timeframe' },
    `${timeframe} bars are not made of whole ${base} bars, which these rows are`,
    'choose a multiple',
  );
}

function firstKnown(values: Float64Array): number | null {
  const at = values.findIndex((value) => !Number.isNaN(value));
  return at < 0 ? null : at + 1;
}
