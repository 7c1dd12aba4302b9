// What a study is of, from what its user chose: the members that all its documents begin with.
import { SCHEDULE_VERSION } from '../../engine/market/generated/schedule-version';
import { ENGINE_VERSION } from '../../engine/run/engine-version';
import { SWEEP_METRIC_IDS } from '../../engine/sweep/sweep-metrics';
import { formatDay } from '../../engine/time/day-text';
import { settingsInOrder } from '../documents/settings-in-order';
import type { Axis, MetricValues, StudyIdentity, StudyOrigin, StudyStrategy } from './study-schema';
import type { SweepChoice } from './sweep-choice';

type Studied = Pick<SweepChoice, 'graph' | 'compiled' | 'params' | 'histories' | 'chains' | 'days' | 'capitalPaise' | 'venue'>;

export function studyIdentity({ compiled, histories, chains, days, capitalPaise, venue }: Studied): StudyIdentity {
  return {
    programHash: compiled.hash,
    engineVersion: ENGINE_VERSION,
    scheduleVersion: SCHEDULE_VERSION,
    dataHashes: [...histories.map(({ dataHash }) => dataHash), ...chains.map(({ history }) => history.hash)],
    from: formatDay(days.fromDay),
    to: formatDay(days.toDay),
    capitalPaise,
    venue: { ...venue },
  };
}

export function studyStrategy({ graph, compiled, params, histories }: Studied): StudyStrategy {
  return {
    name: graph.name,
    instruments: [...new Set(histories.map(({ data }) => data.instrument))],
    settings: settingsInOrder(graph, compiled).map(({ index, source: { key, label }, param: { unit } }) => ({
      key,
      label,
      unit,
      value: params[index] ?? Number.NaN,
    })),
  };
}

/** The worst of the instruments. */
export function studyOrigin({ histories }: Studied): StudyOrigin {
  const origins = histories.map(({ data: { origin } }) => origin);
  return origins.includes('synthetic') ? 'synthetic' : origins.includes('modelled') ? 'modelled' : 'traded';
}

export function studyAxes({ compiled, axes }: Pick<SweepChoice, 'compiled' | 'axes'>): Axis[] {
  return axes.map(({ param, values }) => {
    const source = compiled.sourceMap.params[param];
    return {
      key: source?.key ?? '',
      label: source?.label ?? '',
      unit: compiled.program.params[param]?.unit ?? 'none',
      values: [...values],
    };
  });
}

/** `values`: in the order of SWEEP_METRIC_IDS. */
export function metricValues(values: readonly (number | null)[]): MetricValues {
  const [first, ...rest] = SWEEP_METRIC_IDS.map((id, index) => ({ [id]: values[index] ?? null }));
  return Object.assign({}, first, ...rest);
}
