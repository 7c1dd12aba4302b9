// Reads a journal file back, line by line, and believes nothing: every line is parsed, the footer's count and digest are checked. The digest
// finds accidents and edits; it is no signature, and whoever can write the file can write a new one.
import type { z } from 'zod';
import { InputFault } from '../../market-data/input-fault';
import { DecisionLine, decisionOf, type JournalDecision } from './decision-line';
import { JournalFooter, JournalHeader } from './journal-line';
import { LineSource } from './line-source';

const RUN_AGAIN = 'make it anew by running the same strategy again';

export interface JournalReader {
  readonly header: JournalHeader;
  /** In the order in which they were taken. Ends with a fault if the file is not whole; only after the last one is the journal known to be good. */
  readonly decisions: Generator<JournalDecision, JournalFooter>;
}

export function readJournal(file: string): JournalReader {
  const lines = new LineSource(file);
  try {
    const first = lines.next();
    if (first === null) throw fault(lines, 'the journal is empty', RUN_AGAIN);
    return { header: parseLine(lines, first, JournalHeader), decisions: readDecisions(lines) };
  } catch (error) {
    lines.close();
    throw error;
  }
}

function* readDecisions(lines: LineSource): Generator<JournalDecision, JournalFooter> {
  let decisions = 0;
  try {
    for (let line = lines.next(); line !== null; line = lines.next()) {
      if (line.startsWith('{"kind":"footer"')) return checkFooter(lines, parseLine(lines, line, JournalFooter), decisions);
      yield decisionOf(parseLine(lines, line, DecisionLine));
      decisions += 1;
    }
  } finally {
    lines.close();
  }
  throw fault(lines, `the journal is truncated after line ${lines.row}: it has no footer`, RUN_AGAIN);
}

function checkFooter(lines: LineSource, footer: JournalFooter, decisions: number): JournalFooter {
  if (footer.decisions !== decisions) {
    throw fault(
      lines,
      `the footer counts ${footer.decisions} decisions and ${decisions} stand in the file: lines were added or taken out`,
      RUN_AGAIN,
    );
  }
  const { fileDigest, ...counted } = footer;
  if (lines.hashBefore.copy().update(JSON.stringify(counted)).digest('hex') !== fileDigest) {
    throw fault(lines, 'the digest does not fit the lines: the journal was edited after the run', RUN_AGAIN);
  }
  if (lines.next() !== null) throw fault(lines, 'something stands after the footer', RUN_AGAIN);
  return footer;
}

function parseLine<Schema extends z.ZodType>(lines: LineSource, line: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(lines, line));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputFault(
    { file: lines.name, row: lines.row, field: issue?.path.join('.') },
    issue?.message ?? 'not a line of a journal',
    RUN_AGAIN,
  );
}

function parseJson(lines: LineSource, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    const problem = lines.isCutOff ? 'the journal is truncated in the middle of this line' : 'this line is not JSON';
    throw fault(lines, problem, RUN_AGAIN);
  }
}

function fault(lines: LineSource, problem: string, remedy: string): InputFault {
  return new InputFault({ file: lines.name, row: Math.max(1, lines.row) }, problem, remedy);
}
