// How far a long piece of work is and how long it will take, on standard error: one line redrawn on a terminal; elsewhere silence, unless
// `--progress` asks for lines, which then come one under the other and seldom.
import type { CommandArguments, CommandIo, FlagOption } from './command';

const REDRAW_MS = 200;
const LINE_EVERY_MS = 2_000;
const MB = 1_000_000;

export const PROGRESS_OPTION: FlagOption = { kind: 'flag', help: 'say how far it is on standard error, even where that is no terminal' };

export interface ProgressLine {
  readonly update: (done: number, total: number) => void;
  readonly clear: () => void;
}

/** `io` as the command's own options want it: `--progress` asks for lines where no person watches. */
export function watchedIo(io: CommandIo, args: CommandArguments): CommandIo {
  return { ...io, wantsProgress: args.flag('progress') };
}

/** `amountText` says how much the whole is: bytes of a file where nothing else is given. */
export function createProgressLine(io: CommandIo, name: string, amountText: (total: number) => string = megabytes): ProgressLine {
  const startedAt = Date.now();
  const everyMs = io.isTty ? REDRAW_MS : LINE_EVERY_MS;
  const isShown = io.isTty || io.wantsProgress === true;
  let drawnAt = 0;
  return {
    update: (done, total) => {
      if (!isShown) return;
      const now = Date.now();
      if (now - Math.max(drawnAt, startedAt) < everyMs) return;
      drawnAt = now;
      const percent = Math.floor((done / Math.max(total, 1)) * 100);
      const text = `${name}: ${percent} % of ${amountText(total)}${leftText(now - startedAt, done, total)}`;
      io.stderr(io.isTty ? `\r${text}\u001b[K` : `${text}\n`);
    },
    clear: () => {
      if (io.isTty && drawnAt > 0) io.stderr('\r\u001b[K');
    },
  };
}

/** Nothing while nothing is done: there is no rate to go by. */
function leftText(tookMs: number, done: number, total: number): string {
  if (done <= 0) return '';
  const seconds = Math.ceil(((tookMs / done) * Math.max(0, total - done)) / 1_000);
  return seconds < 100 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}

function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
