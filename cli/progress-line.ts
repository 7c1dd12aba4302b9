// One line on a terminal that says how far a long piece of work is and how long it will take; on anything else, silence.
import type { CommandIo } from './command';

const REDRAW_MS = 200;
const MB = 1_000_000;

export interface ProgressLine {
  readonly update: (done: number, total: number) => void;
  readonly clear: () => void;
}

/** `amountText` says how much the whole is: bytes of a file where nothing else is given. */
export function createProgressLine(io: CommandIo, name: string, amountText: (total: number) => string = megabytes): ProgressLine {
  const startedAt = Date.now();
  let drawnAt = 0;
  return {
    update: (done, total) => {
      const now = Date.now();
      if (!io.isTty || now - drawnAt < REDRAW_MS || now - startedAt < REDRAW_MS) return;
      drawnAt = now;
      const leftSeconds = done === 0 ? 0 : (((now - startedAt) / done) * (total - done)) / 1_000;
      const percent = Math.floor((done / Math.max(total, 1)) * 100);
      io.stderr(`\r${name}: ${percent} % of ${amountText(total)}, ${Math.ceil(leftSeconds)} s left\u001b[K`);
    },
    clear: () => {
      if (drawnAt > 0) io.stderr('\r\u001b[K');
    },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
