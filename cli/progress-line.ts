// One line on a terminal that says how far a file is and how long it will take; on anything else, silence.
import type { CommandIo } from './command';

const REDRAW_MS = 200;
const MB = 1_000_000;

export interface ProgressLine {
  readonly update: (bytesDone: number, bytesTotal: number) => void;
  readonly clear: () => void;
}

export function createProgressLine(io: CommandIo, name: string): ProgressLine {
  const startedAt = Date.now();
  let drawnAt = 0;
  return {
    update: (done, total) => {
      const now = Date.now();
      if (!io.isTty || now - drawnAt < REDRAW_MS || now - startedAt < REDRAW_MS) return;
      drawnAt = now;
      const leftSeconds = done === 0 ? 0 : (((now - startedAt) / done) * (total - done)) / 1_000;
      const percent = Math.floor((done / Math.max(total, 1)) * 100);
      io.stderr(`\r${name}: ${percent} % of ${(total / MB).toFixed(1)} MB, ${Math.ceil(leftSeconds)} s left\u001b[K`);
    },
    clear: () => {
      if (drawnAt > 0) io.stderr('\r\u001b[K');
    },
  };
}
