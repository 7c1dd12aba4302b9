// One instrument's candles straight from a market file, as an import would have stored them: the same checks, the same hash over the same
// columns, so that a run over a file and a run over the imported file are one run. Writes nothing.
import type { Program } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { Candles } from '../../engine/market/candles';
import type { ImportOptions } from '../market-data/importing/import-options';
import { type ReadSeries, readSeries } from '../market-data/importing/read-series';
import { InputFault } from '../market-data/input-fault';
import { encodeCandleFile } from '../market-data/store/candle-file';
import { partOf } from '../market-data/store/candle-store';
import { hashOfColumnFile } from '../market-data/store/column-file';
import { type Dataset, hashOfParts } from '../market-data/store/dataset';
import { splitByYear } from '../market-data/store/split-by-year';

export interface FileSeries {
  readonly dataset: Dataset;
  readonly candles: Candles;
}

/** The instrument is the one that `options` name, else the program's only one. */
export async function readFileSeries(file: string, program: Program, options: ImportOptions): Promise<FileSeries> {
  const instrument = options.instrument ?? onlyInstrument(program, file);
  const series = await readSeries(file, null, { ...options, instrument });
  if (series.kind === 'ticks')
    throw new InputFault(
      { file: series.source.name },
      'these are ticks, and a backtest runs over candles',
      'make candles of them with yantra bars',
    );
  const blocking = series.findings.find(({ level }) => level === 'blocking');
  if (blocking !== undefined) throw new InputFault({ file: series.source.name }, blocking.text, blocking.remedy ?? 'correct the file');
  if (series.candles.count === 0) throw new InputFault({ file: series.source.name }, 'no row is left', 'give a file with rows');
  if (options.instrument === null) checkSymbol(series, instrument);
  return { dataset: datasetOf(series, options), candles: series.candles };
}

function onlyInstrument({ instruments }: Program, file: string): string {
  const ids = [...new Set(instruments.map((one) => (one.kind === 'fixed' ? one.id : one.underlying)))];
  const [only, second] = ids;
  invariant(only !== undefined, 'a program that acts has an instrument');
  if (second !== undefined)
    throw new InputFault({ file }, `the graph reads ${ids.length} instruments`, `say whose candles these are: --instrument "${only}"`);
  return only;
}

/** A file that says another symbol than the graph trades is a mistake until its user says otherwise. */
function checkSymbol({ source, ownInstrument }: ReadSeries, instrument: string): void {
  if (ownInstrument === null || ownInstrument === instrument) return;
  throw new InputFault(
    { file: source.name },
    `its candles are of ${ownInstrument}, and the graph reads ${instrument}`,
    `add --instrument "${instrument}" if they are the same`,
  );
}

function datasetOf(series: Extract<ReadSeries, { kind: 'candles' }>, options: ImportOptions): Dataset {
  const { candles, source, format, findings, repairs, label, unreadableRows } = series;
  const parts = splitByYear(candles).map(({ year, rows }) => partOf(String(year), rows, hashOfColumnFile(encodeCandleFile(rows))));
  return {
    format: 'yantra.dataset/1',
    instrument: candles.instrument,
    timeframe: candles.timeframe,
    priceScale: candles.priceScale,
    adjustment: options.adjustment,
    receiveTimeOnly: false,
    hash: hashOfParts(parts),
    parts,
    imports: [
      {
        source: source.name,
        sourceSha256: source.sha256,
        format,
        importedAt: options.importedAt,
        label,
        rowsRead: candles.count + unreadableRows,
        rowsAdded: candles.count,
        rowsIdentical: 0,
        rowsReplaced: 0,
        findings: findings.map(({ code, level, count, text }) => ({ code, level, count, text })),
        repairs: [...repairs],
      },
    ],
  };
}
