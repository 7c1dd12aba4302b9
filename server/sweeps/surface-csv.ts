// The surface of a sweep as a table: a row for each variant, its settings, what it came to, and how its neighbours fare.
import { SWEEP_METRIC_IDS } from '../../engine/sweep/sweep-metrics';
import { csvRow } from '../runs/csv/csv-row';
import type { SweepDocument } from './sweep-schema';

export function* surfaceCsv({ axes, variants }: SweepDocument): Iterable<string> {
  yield csvRow([
    ...axes.map(({ key }) => key),
    ...SWEEP_METRIC_IDS.map((id) => (IS_MONEY.has(id) ? `${snake(id)}_rupees` : snake(id))),
    'plateau',
    'smoothed',
    'run',
  ]);
  for (const { settings, metrics, plateau, smoothed, runHash } of variants)
    yield csvRow([...settings, ...SWEEP_METRIC_IDS.map((id) => inRupees(id, metrics[id] ?? null)), plateau, smoothed, runHash]);
}

const IS_MONEY = new Set<string>(['net-profit', 'expectancy']);

function snake(id: string): string {
  return id.replaceAll('-', '_');
}

function inRupees(id: string, value: number | null): number | null {
  return value !== null && IS_MONEY.has(id) ? value / 100 : value;
}
