// The present instant of a run: set by the loop alone, from events; read by whatever answers as of now.

export class RunClock {
  nowUs = Number.NEGATIVE_INFINITY;
}
