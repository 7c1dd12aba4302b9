// A journal's run, ready to be taken again: the same program, values, days, money and venue, over the rows that the journal names. Where the
// stored rows are no longer those of the run, that is said; whether the decisions are the same, only the replay can tell.
import type { Program } from '../../dsl/ir/program';
import { programHash } from '../../dsl/ir/program-hash';
import { SCHEDULE_VERSION } from '../../engine/market/generated/schedule-version';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import { ENGINE_VERSION } from '../../engine/run/engine-version';
import { istDayOfTime } from '../../engine/time/ist-time';
import { DEFAULT_VENUE, type VenueConfig } from '../../engine/venue/venue-config';
import { InputFault } from '../market-data/input-fault';
import { hashOfActions } from '../market-data/store/action-store';
import type { JournalHeader } from '../runs/journal/journal-line';
import type { StoredHistory } from './history';
import { getRunChains } from './run-chains';
import { getStoredHistories, type HistorySource } from './stored-history';

export interface ReplayRequest {
  readonly request: BacktestRequest;
  /** What is not as it was, a sentence each. */
  readonly remarks: readonly string[];
}

/** `getSource`: where the rows are, once it is known which program reads them. */
export async function createReplayRequest(
  file: string,
  header: JournalHeader,
  getSource: (program: Program) => Promise<Omit<HistorySource, 'toDay' | 'ticks'>>,
): Promise<ReplayRequest> {
  const { identity, program } = header;
  if (programHash(program) !== identity.programHash)
    throw new InputFault(
      { file, row: 1, field: 'program' },
      'the program is not the one its hash names',
      'make the journal anew by running the strategy again',
    );
  const days = { fromDay: istDayOfTime(identity.fromUs), toDay: istDayOfTime(identity.toUs) };
  const ticks = header.data.some(({ timeframe }) => timeframe === 'tick') ? days : null;
  const source = await getSource(program);
  const histories = await getStoredHistories(program, { ...source, toDay: days.toDay, ticks });
  const remarks: string[] = histories.flatMap(({ dataHash, data }, index) => {
    const named = header.data[index];
    return named === undefined || named.hash === dataHash || data.rows === named.toRow
      ? []
      : [`${data.instrument}: ${data.rows} rows are stored up to that day where the run had ${named.toRow}.`];
  });
  remarks.push(...histories.flatMap((history, index) => actionsRemark(history, header.data[index]?.actionsHash)));
  const { params, fromUs, toUs, capitalPaise, engineVersion, scheduleVersion } = identity;
  if (engineVersion !== ENGINE_VERSION) remarks.push(`The run was made by engine ${engineVersion}; this is ${ENGINE_VERSION}.`);
  if (scheduleVersion !== SCHEDULE_VERSION) remarks.push('The tables of the market have changed since the run.');
  return {
    request: {
      program,
      programHash: identity.programHash,
      params,
      instruments: histories,
      chains: await getRunChains(program, source.root),
      fromUs,
      toUs,
      capitalPaise,
      venue: venueOf(file, identity.venue),
    },
    remarks,
  };
}

function actionsRemark({ actions = [], data }: StoredHistory, hashOfRun: string | undefined): readonly string[] {
  const hash = actions.length === 0 ? undefined : hashOfActions(actions);
  return hash === hashOfRun ? [] : [`${data.instrument}: the corporate actions that apply are no longer those of the run.`];
}

function venueOf(file: string, given: JournalHeader['identity']['venue']): VenueConfig {
  const faulty = Object.keys(DEFAULT_VENUE).find((name) => typeof given[name] !== typeof DEFAULT_VENUE[name as keyof VenueConfig]);
  if (faulty !== undefined)
    throw new InputFault(
      { file, row: 1, field: `venue.${faulty}` },
      'this is not a setting of the venue',
      'make the journal anew by running the strategy again',
    );
  return { ...DEFAULT_VENUE, ...given };
}
