// `yantra why`: why an action of a run did or did not happen at an instant, back through every value that decided it.

import { formatIst, istDayOfTime, parseIst } from '../../engine/time/ist-time';
import { type WhyAction, whyAction } from '../../engine/why/why-action';
import { createReplayRequest } from '../../server/backtests/replay-request';
import { unitLines } from '../../server/backtests/unit-lines';
import { InputFault } from '../../server/market-data/input-fault';
import type { JournalHeader } from '../../server/runs/journal/journal-line';
import { readJournal } from '../../server/runs/journal/read-journal';
import { CANDLE_SOURCE_OPTIONS, candleSource } from '../candle-source';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { oneFile } from '../compile-graph';
import { findNearestWord } from '../nearest-word';
import { PROGRESS_OPTION, watchedIo } from '../progress-line';
import { createRunProgress } from '../run-progress';
import { whyText } from '../why-text';

export const command: Command = {
  name: 'why',
  summary: 'Says why an action did or did not happen at an instant of a run.',
  usage: '<journal.jsonl> --at <time> [--action <node>] [options]',
  options: {
    at: { kind: 'text', value: '<time>', help: 'an instant of the run, such as "2024-01-31 10:05"' },
    action: { kind: 'text', value: '<node>', help: 'the node that acts; else all of them' },
    json: { kind: 'flag', help: 'as JSON' },
    progress: PROGRESS_OPTION,
    ...CANDLE_SOURCE_OPTIONS,
  },
  run: runWhy,
};

async function runWhy(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const file = oneFile(args, 'why', 'journal');
  const { header, decisions } = readJournal(file);
  decisions.return({ kind: 'footer', decisions: 0, decisionsDigest: '', fileDigest: '' });
  const atUs = parseInstant(args.text('at'), header);
  const actions = chooseActions(args.text('action'), header);
  const { request, remarks } = await createReplayRequest(file, header, (await candleSource(args, io)).open);
  for (const remark of remarks) io.stderr(`${remark}\n`);
  const answers = actions.flatMap((action): readonly WhyAction[] => {
    const node = header.sourceMap.actions[action] ?? '';
    const progress = createRunProgress(io, `why ${node}`, istDayOfTime(request.fromUs), istDayOfTime(atUs));
    const answer = whyAction({ ...request, onSession: progress.onSession }, action, atUs);
    progress.clear();
    return answer === null ? [] : [answer];
  });
  const units = unitLines(request.instruments, atUs);
  const priceScale = request.instruments[0]?.candles.priceScale ?? 100;
  io.stdout(
    args.flag('json')
      ? `${JSON.stringify(
          answers.map((answer) => ({ node: header.sourceMap.actions[answer.action], ...answer, units })),
          null,
          1,
        )}\n`
      : [answers.map((answer) => whyText(answer, header, priceScale)).join('\n'), ...units.map((text) => `${text}\n`)].join(''),
  );
  return 0;
}

function parseInstant(text: string | null, { identity }: JournalHeader): number {
  if (text === null) throw new InputFault({ file: 'yantra why' }, 'no instant is given', 'add --at "2024-01-31 10:05"');
  const atUs = parseIst(text);
  if (atUs === null)
    throw new InputFault({ file: '--at' }, `"${text}" is no time`, 'write 2024-01-31T10:05:00+05:30 or "2024-01-31 10:05"');
  if (atUs >= identity.fromUs && atUs <= identity.toUs) return atUs;
  throw new InputFault(
    { file: '--at' },
    `${formatIst(atUs)} lies outside the run`,
    `it reaches from ${formatIst(identity.fromUs)} to ${formatIst(identity.toUs)}`,
  );
}

/** Ordinals of the actions of a node; of all, where none is named. */
function chooseActions(node: string | null, { sourceMap }: JournalHeader): readonly number[] {
  const chosen = sourceMap.actions.flatMap((one, action) => (node === null || one === node ? [action] : []));
  if (chosen.length > 0 || node === null) return chosen;
  const known = [...new Set(sourceMap.actions)];
  const nearest = findNearestWord(node, known);
  throw new InputFault(
    { file: '--action' },
    `no node "${node}" acts in this run`,
    nearest === null ? `these do: ${known.join(', ')}` : `write ${nearest}`,
  );
}
