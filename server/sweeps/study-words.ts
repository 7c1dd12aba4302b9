// What every page of a study says under its title and at its foot: what it is of, what to beware of, and what it follows from.
import { formatRupees } from '../runs/number-text';
import { periodWords } from '../runs/page/chart/instant-words';
import { hashText } from '../runs/page/hash-text';
import { type Html, html } from '../runs/page/html';
import { notice } from '../runs/page/sections/head';
import { venueWords } from '../runs/page/venue-words';
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
  return [
    strategy.instruments.join(', '),
    periodWords(identity.from, identity.to),
    ...more,
    `Capital ${formatRupees(identity.capitalPaise, 'plain', 0)}`,
  ];
}

/** Of a study over a run that traded nothing. */
export function noTradeNotice(): Html {
  return notice(
    'No trade',
    'This run traded nothing, so there is nothing to study. The report of yantra backtest says what held entries back.',
  );
}

export function studyNotices({ origin, modelledFills }: Pick<Study, 'origin' | 'modelledFills'>): readonly Html[] {
  const ofFills = modelledFills === null ? [] : [notice('Modelled prices', modelledWords(modelledFills))];
  switch (origin) {
    case 'synthetic':
      return [
        notice('Synthetic data', 'Prices made by a generator. This shows how the strategy behaves, not what it would have earned.'),
        ...ofFills,
      ];
    case 'modelled':
      return [notice('Modelled data', 'Some prices were derived by a model, not traded. Real spreads and prices differ.'), ...ofFills];
    default:
      return ofFills;
  }
}

export function studyPairs({ programHash, engineVersion, scheduleVersion, venue }: StudyIdentity): readonly (readonly [string, Html])[] {
  return [
    ['Program', hashText(programHash)],
    ['Engine', html`<code>${engineVersion}</code>`],
    ['Market tables', hashText(scheduleVersion)],
    ['Venue', html`${venueWords(venue)}`],
  ];
}
