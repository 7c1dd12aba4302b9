// `yantra eval`: any node kind over any candles, by the machine that backtests run on. How a sceptic checks our RSI.
import path from 'node:path';
import { hasErrors } from '../../dsl/diagnostics/diagnostic';
import type { ParamValue } from '../../dsl/graph/graph';
import { kindKey, type NodeKind } from '../../dsl/nodes/define-kind';
import { parseTimeframe, TIMEFRAMES, type Timeframe } from '../../dsl/types/timeframe';
import { columnsCsv } from '../../server/documents/columns-csv';
import { canMake, evaluateKind, type KindColumns } from '../../server/documents/evaluate-kind';
import { sessionsOfRows } from '../../server/documents/find-bar-length';
import { CANDLE_SOURCES, type CandleSource, compileKind, listUnfedInputs } from '../../server/documents/kind-graph';
import { parseKindParams } from '../../server/documents/kind-params';
import { readCandleCsv } from '../../server/documents/read-candle-csv';
import { InputFault } from '../../server/market-data/input-fault';
import { plural } from '../../server/market-data/quality/finding';
import { writeFileAtomically } from '../../server/market-data/store/write-file-atomically';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { getKindByName } from '../kind-by-name';
import { createProgressLine, PROGRESS_OPTION, watchedIo } from '../progress-line';
import { wordOption } from '../reading-options';

export const command: Command = {
  name: 'eval',
  summary: 'Computes any node kind over any candles: a column per output, from the first bar.',
  usage: '<kind> --in <candles.csv> [--params <JSON>] [--out <file>] [options]',
  options: {
    in: { kind: 'text', value: '<file>', help: 'candles: time,open,high,low,close and, where there are any, volume,oi' },
    params: { kind: 'text', value: '<JSON>', help: 'parameters of the kind, as {"period":14}; else its defaults' },
    out: { kind: 'text', value: '<file>', help: 'CSV to write; without it standard output' },
    source: { kind: 'text', value: '<field>', help: `what number inputs read: ${CANDLE_SOURCES.join(', ')}`, fallback: 'close' },
    input: { kind: 'list', value: '<name=field>', help: 'what one number input reads; may be given several times' },
    timeframe: { kind: 'text', value: '<timeframe>', help: 'longer bars, made of the rows first' },
    progress: PROGRESS_OPTION,
    json: { kind: 'flag', help: 'a summary as JSON on standard output; needs --out' },
  },
  run: runEval,
};

/** What the graph calls a file: an instrument of no market. */
const FILE_INSTRUMENT = 'FILE:CANDLES';

async function runEval(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const [name, second] = args.positionals;
  if (name === undefined)
    throw new InputFault(
      { file: 'yantra eval' },
      'no kind is named',
      'write yantra eval indicator.rsi --in candles.csv, or see yantra catalog',
    );
  if (second !== undefined) throw new InputFault({ file: second }, 'one kind at a time', 'leave it out; the candles are named with --in');
  const kind = getKindByName(name, 'yantra eval');
  checkSeries(kind);
  const file = args.text('in');
  if (file === null) throw new InputFault({ file: 'yantra eval' }, 'no candles are named', 'add --in <candles.csv>');
  const out = args.text('out');
  if (args.flag('json') && out === null) throw new InputFault({ file: '--json' }, 'the columns would stand in its way', 'add --out <file>');
  const params = parseKindParams(args.text('params'), '--params');
  const found = await columnsOf(kind, params, file, args, io);
  if (found === null) return 2;
  const csv = columnsCsv(found);
  if (out === null) io.stdout(csv);
  else await writeFileAtomically(path.resolve(out), csv);
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

/** Null after what is wrong with the kind's parameters or wires has been said. */
async function columnsOf(
  kind: NodeKind,
  params: Readonly<Record<string, ParamValue>>,
  file: string,
  args: CommandArguments,
  io: CommandIo,
): Promise<KindColumns | null> {
  const source = wordOption(args, 'source', CANDLE_SOURCES);
  const inputs = parseInputs(kind, args.list('input'));
  const progress = createProgressLine(watchedIo(io, args), path.basename(file));
  const candles = await readCandleCsv(file, FILE_INSTRUMENT, progress.update).finally(progress.clear);
  const base = parseTimeframe(candles.timeframe) ?? '1m';
  const timeframe = longerTimeframe(args.text('timeframe'), base);
  const { compiled, diagnostics } = compileKind(kind, { params, instrument: FILE_INSTRUMENT, timeframe, source, inputs });
  if (compiled === null || hasErrors(diagnostics)) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    for (const { port, message } of errors) io.stderr(`${kindKey(kind)}${port === null ? '' : `, input ${port}`}: ${message}\n`);
    return null;
  }
  return evaluateKind({ compiled, candles, timeframe, sessions: sessionsOfRows(candles.minute, base) });
}

function checkSeries(kind: NodeKind): void {
  const place = { file: 'yantra eval', field: kindKey(kind) };
  const isSeries = Object.values(kind.outputs).some(({ type }) => type === 'number' || type === 'boolean' || type === 'event');
  if (!isSeries) throw new InputFault(place, 'it gives no series', 'choose a kind with a number, condition or event at an output');
  const [unfed] = listUnfedInputs(kind);
  const type = unfed === undefined ? '' : (kind.inputs[unfed]?.type ?? '');
  if (unfed !== undefined)
    throw new InputFault(
      place,
      `its input ${unfed} takes a ${type}, which candles do not have`,
      'choose a kind that reads candles or numbers',
    );
}

function parseInputs(kind: NodeKind, texts: readonly string[]): ReadonlyMap<string, CandleSource> {
  const known = Object.entries(kind.inputs).flatMap(([name, { type }]) => (type === 'number' ? [name] : []));
  const inputs = new Map<string, CandleSource>();
  for (const text of texts) {
    const [name = '', field] = text.split('=').map((part) => part.trim());
    const source = CANDLE_SOURCES.find((one) => one === field);
    if (!known.includes(name)) {
      const remedy = known.length === 0 ? 'leave it out' : `write one of ${known.map((one) => `${one}=close`).join(', ')}`;
      throw new InputFault({ file: '--input', field: text }, `${kindKey(kind)} has no number input "${name}"`, remedy);
    }
    if (source === undefined)
      throw new InputFault(
        { file: '--input', field: text },
        `"${field ?? ''}" is no field of candles`,
        `write one of ${CANDLE_SOURCES.join(', ')}`,
      );
    if (inputs.has(name)) throw new InputFault({ file: '--input', field: text }, `${name} is given twice`, 'keep one of them');
    inputs.set(name, source);
  }
  return inputs;
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
