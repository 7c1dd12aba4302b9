// `yantra replay`: takes a journal's run again and compares every decision, so that anyone can see that a result was not made by hand.
import { canonicalJson } from '../../dsl/ir/canonical-json';
import { decisionLine, type LoggedDecision } from '../../engine/journal/decision-log';
import { runBacktest } from '../../engine/run/backtest';
import { formatIst, istDayOfTime } from '../../engine/time/ist-time';
import { createReplayRequest } from '../../server/backtests/replay-request';
import { readJournal } from '../../server/runs/journal/read-journal';
import { CANDLE_SOURCE_OPTIONS, candleSource } from '../candle-source';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { oneFile } from '../compile-graph';
import { PROGRESS_OPTION, watchedIo } from '../progress-line';
import { createRunProgress } from '../run-progress';

export const command: Command = {
  name: 'replay',
  summary: 'Runs a journal again on the stored data and compares every decision.',
  usage: '<journal.jsonl> [options]',
  options: {
    json: { kind: 'flag', help: 'the outcome as JSON' },
    progress: PROGRESS_OPTION,
    ...CANDLE_SOURCE_OPTIONS,
  },
  run: runReplay,
};

interface Difference {
  /** Ordinal of the decision, from 1. */
  readonly decision: number;
  readonly recorded: string | null;
  readonly replayed: string | null;
}

async function runReplay(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const file = oneFile(args, 'replay', 'journal');
  const { header, decisions } = readJournal(file);
  const source = await candleSource(args, io);
  const { request, remarks } = await createReplayRequest(file, header, source.open);
  const progress = createRunProgress(io, 'replay', istDayOfTime(request.fromUs), istDayOfTime(request.toUs));
  const { result, decisions: replayed } = runBacktest({ ...request, onSession: progress.onSession });
  progress.clear();
  let recorded = 0;
  let difference: Difference | null = null;
  let next = decisions.next();
  for (; next.done !== true; next = decisions.next()) {
    const mine = replayed[recorded];
    const line = comparable(next.value);
    const other = mine === undefined ? null : comparable(mine);
    if (difference === null && line !== other) difference = { decision: recorded + 1, recorded: line, replayed: other };
    recorded += 1;
  }
  const surplus = replayed[recorded];
  if (difference === null && surplus !== undefined) difference = { decision: recorded + 1, recorded: null, replayed: comparable(surplus) };
  const isSame = difference === null && result.digest === next.value.decisionsDigest;
  for (const remark of remarks) io.stderr(`${remark}\n`);
  if (args.flag('json')) {
    io.stdout(
      `${JSON.stringify({ file, isSame, recorded, replayed: replayed.length, recordedDigest: next.value.decisionsDigest, digest: result.digest, difference, remarks }, null, 1)}\n`,
    );
  } else io.stdout(isSame ? `The same ${recorded} decisions, ${result.digest}.\n` : differenceText(difference, recorded, replayed.length));
  return isSame ? 0 : 1;
}

/** A decision as text in which the order of fields says nothing. */
function comparable(decision: LoggedDecision): string {
  return canonicalJson(JSON.parse(decisionLine(decision)));
}

function differenceText(difference: Difference | null, recorded: number, replayed: number): string {
  if (difference === null) return `The decisions are the same, but the journal's digest is not theirs: it was edited.\n`;
  const { decision, recorded: line, replayed: other } = difference;
  const timeUs: unknown = JSON.parse(line ?? other ?? '[0]')[0];
  return [
    `Not the same: ${recorded} decisions are recorded, ${replayed} were taken now; the first difference is decision ${decision}, at ${formatIst(Number(timeUs))}.\n`,
    `  recorded  ${line ?? 'nothing'}\n`,
    `  now       ${other ?? 'nothing'}\n`,
  ].join('');
}
