// What every page of a study says under its title and at its foot: what it is of, what to beware of, and what it follows from.
import { parseDay } from '../../engine/time/day-text';
import { formatRupees } from '../runs/number-text';
import { dayWords } from '../runs/page/chart/date-ticks';
import type { Html } from '../runs/page/html';
import { notice } from '../runs/page/sections/head';
import { modelledWords } from '../runs/report/modelled-fills';
import type { ModelledFills } from '../runs/report/report-schema';
import type { StudyIdentity, StudyOrigin, StudyStrategy } from './study-schema';

interface Study {
  readonly strategy: StudyStrategy;
  readonly identity: StudyIdentity;
  readonly origin: StudyOrigin;
  readonly modelledFills: ModelledFills | null;
}

export function studyFacts({ strategy, identity }: Study, ...more: readonly string[]): readonly string[] {
  const [from = '', to = ''] = [identity.from, identity.to].map((day) => dayWords(parseDay(day) ?? 0));
  return [strategy.instruments.join(', '), `${from} to ${to}`, ...more, `Capital ${formatRupees(identity.capitalPaise, 'plain', 0)}`];
}

export function studyNotices({ origin, modelledFills }: Pick<Study, 'origin' | 'modelledFills'>): readonly Html[] {
  const ofFills = modelledFills === null ? [] : [notice('Modelled prices', modelledWords(modelledFills))];
  switch (origin) {
    case 'synthetic':
      return [
        notice('Synthetic data', 'Prices made by a generator. This shows how the method behaves, not what was to be earned.'),
        ...ofFills,
      ];
    case 'modelled':
      return [notice('Modelled data', 'Some prices were derived by a model, not traded. Real spreads and prices differ.'), ...ofFills];
    default:
      return ofFills;
  }
}

export function studyPairs({ programHash, engineVersion, scheduleVersion, venue }: StudyIdentity): readonly (readonly [string, string])[] {
  const words = Object.entries(venue).map(([key, value]) => `${key} ${value}`);
  return [
    ['Program', programHash],
    ['Engine', engineVersion],
    ['Market tables', scheduleVersion],
    ['Venue', words.join(', ')],
  ];
}
