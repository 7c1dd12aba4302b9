// The folds of a walk-forward as a table: windows, what was chosen, and how it fared in sample and out.
import { csvRow } from '../runs/csv/csv-row';
import type { WalkForwardDocument } from './walk-forward-schema';

const SIDES = ['choose', 'judge'] as const;

export function* foldsCsv({ axes, folds }: WalkForwardDocument): Iterable<string> {
  yield csvRow([
    'fold',
    ...SIDES.flatMap((side) => [`${side}_from`, `${side}_to`, `${side}_sessions`]),
    ...axes.map(({ key }) => key),
    ...SIDES.flatMap((side) => [`${side}_sharpe`, `${side}_net_profit_rupees`, `${side}_trades`]),
  ]);
  for (const [index, fold] of folds.entries())
    yield csvRow([
      index + 1,
      ...SIDES.flatMap((side) => [fold[side].from, fold[side].to, fold[side].sessions]),
      ...fold.settings,
      ...SIDES.flatMap((side) => {
        const { sharpe, 'net-profit': net, 'trade-count': trades } = fold[side].metrics;
        return [sharpe, net === null ? null : net / 100, trades];
      }),
    ]);
}
