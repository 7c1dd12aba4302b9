// A journal's run, ready to be taken again: the same program, values, days, money and venue, over the rows that the journal names. Where the
// stored rows are no longer those of the run, that is said; whether the decisions are the same, only the replay can tell.
import { programHash } from '../../dsl/ir/program-hash';
import { type BacktestRequest, ENGINE_VERSION } from '../../engine/run/backtest';
import { istDayOfTime } from '../../engine/time/ist-time';
import { DEFAULT_VENUE, type VenueConfig } from '../../engine/venue/venue-config';
import { InputFault } from '../market-data/input-fault';
import { hashOfActions } from '../market-data/store/action-store';
import type { JournalHeader } from '../runs/journal/journal-line';
import type { StoredHistory } from './history';
import { getStoredHistories } from './stored-history';

export interface ReplayRequest {
  readonly request: BacktestRequest;
  /** What is not as it was, a sentence each. */
  readonly remarks: readonly string[];
}

export async function createReplayRequest(file: string, header: JournalHeader, root: string): Promise<ReplayRequest> {
  const { identity, program } = header;
  if (programHash(program) !== identity.programHash)
    throw new InputFault(
      { file, row: 1, field: 'program' },
      'the program is not the one its hash names',
      'make the journal anew by running the strategy again',
    );
  const histories = await getStoredHistories(program, root, istDayOfTime(identity.toUs));
  const remarks: string[] = histories.flatMap(({ candles, dataHash, data }, index) => {
    const named = header.data[index];
    return named === undefined || named.hash === dataHash || candles.count === named.toRow
      ? []
      : [`${data.instrument}: ${candles.count} rows are stored up to that day where the run had ${named.toRow}.`];
  });
  remarks.push(...histories.flatMap((history, index) => actionsRemark(history, header.data[index]?.actionsHash)));
  const { params, fromUs, toUs, capitalPaise, engineVersion } = identity;
  if (engineVersion !== ENGINE_VERSION) remarks.push(`The run was made by engine ${engineVersion}; this is ${ENGINE_VERSION}.`);
  return {
    request: {
      program,
      programHash: identity.programHash,
      params,
      instruments: histories,
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
