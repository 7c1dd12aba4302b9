// An example of candles alone, as the machine runs it: history in, plan, windows of rows, clocks, warm-up. What is fed by columns of an
// example's own making cannot come this way.
import { compile } from '../../dsl/compile/compile';
import type { Example, NodeKind } from '../../dsl/nodes/define-kind';
import { isPriceLike } from '../../dsl/types/unit';
import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import { evaluate } from '../../engine/run/evaluate';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { CLOSE, exampleRows, OPEN, PRICE_SCALE } from './example-rows';
import { SUBJECT } from './feeds';
import type { Column } from './program-columns';
import { exampleGraph, isCandles, rowCount } from './run-example';

/** Asks for the column of an output; null where the example is not of candles alone or does not run on bars. */
export function runOnEngine(kind: NodeKind, example: Example, blockRows: number): ((port: string) => Column) | null {
  if (example.chains !== undefined) return null;
  if (!Object.values(example.inputs).every(isCandles) || Object.keys(example.inputs).length === 0) return null;
  const { compiled } = compile(exampleGraph(kind, example), { probes: [SUBJECT] });
  if (compiled === null || compiled.program.clocks.some((clock) => clock.kind !== 'bar')) return null;
  const { program, sourceMap } = compiled;
  const histories = program.instruments.map(() => historyOf(example));
  return (name) => {
    const place = sourceMap.ports.find(({ node, port }) => node === SUBJECT && port === name);
    if (place === undefined) return [];
    const [found] = evaluate({ program, params: [], histories, slots: [place.slot], priceScale: PRICE_SCALE, blockRows });
    const scale = place.kind === 'number' && isPriceLike(place.unit) ? PRICE_SCALE : 1;
    return Array.from(found?.values ?? [], (value) => value / scale);
  };
}

/** The example's rows as one-minute bars; of days apart, one bar a day. */
function historyOf(example: Example): InstrumentHistory {
  const candles = Object.values(example.inputs).find(isCandles) ?? null;
  const rows = exampleRows(candles, rowCount(example));
  const step = candles?.step ?? 1;
  const { open, high, low, close, volume, openInterest } = rows;
  return {
    candles: {
      open,
      high,
      low,
      close,
      volume,
      openInterest,
      instrument: 'NSE:RELIANCE',
      timeframe: '1m',
      priceScale: PRICE_SCALE,
      count: close.length,
      minute: Int32Array.from(rows.timeUs, (timeUs, row) => (step === 1 ? timeUs / US_PER_MINUTE - 1 : (rows.sessionOpenMinute[row] ?? 0))),
    },
    sessions: (day) => [{ openMinute: istMinute(day, OPEN), closeMinute: istMinute(day, CLOSE) }],
  };
}
