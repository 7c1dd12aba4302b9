// What must hold of the entries of any week, whatever the venue answered: none is sent that a guard of its position keeps out, none too often, and who
// is to be out by a time is out or on the way. Read from the journal alone.
import type { ProgramAction, RiskRule } from '../../dsl/ir/program';
import type { LoggedDecision } from '../../engine/journal/decision-log';
import { istMinuteOfDay } from '../../engine/market/candles';
import { istDayOfTime, minuteOfTime, US_PER_MINUTE } from '../../engine/time/ist-time';
import { EXIT_MINUTE, OPEN, type RandomWeek, RE_ENTRIES_MAX } from './random-week';

const POSITIONS = [0, 1];

export function brokenGuards({ request }: RandomWeek, decisions: readonly LoggedDecision[]): readonly string[] {
  const { actions } = request.program;
  return POSITIONS.flatMap((position) => {
    const watch = new PositionWatch(position, actions);
    for (const decision of decisions) watch.read(decision);
    watch.endDay();
    return watch.broken;
  });
}

class PositionWatch {
  readonly broken: string[] = [];
  private readonly position: number;
  private readonly actions: readonly ProgramAction[];
  private readonly guards: readonly RiskRule[];
  private day = Number.NaN;
  private opened = 0;
  private reEntered = 0;
  private phase = 'flat';
  private isStopped = false;
  private lastStopUs = Number.NEGATIVE_INFINITY;
  private hasLostTheDay = false;

  constructor(position: number, actions: readonly ProgramAction[]) {
    this.position = position;
    this.actions = actions;
    this.guards = actions.flatMap((action) => (action.kind === 'enter' && action.position === position ? action.risk : []));
  }

  private guard<Kind extends RiskRule['kind']>(kind: Kind): Extract<RiskRule, { readonly kind: Kind }> | undefined {
    return this.guards.find((rule): rule is Extract<RiskRule, { readonly kind: Kind }> => rule.kind === kind);
  }

  read({ timeUs, entry }: LoggedDecision): void {
    if (istDayOfTime(timeUs) !== this.day) this.startDay(istDayOfTime(timeUs));
    if (entry.kind === 'phase' && entry.position === this.position) this.turn(entry.phase, timeUs);
    if (entry.kind === 'riskFired' && entry.position === this.position && entry.leg === null) {
      if (entry.rule === 'mtmStop' || entry.rule === 'combinedStop') this.isStopped = true;
      if (entry.rule === 'dailyLossMax') this.hasLostTheDay = true;
    }
    if (entry.kind !== 'outcome' || entry.outcome !== 'sent') return;
    const action = this.actions[entry.action];
    if (action === undefined || action.kind === 'notify' || action.position !== this.position) return;
    if (action.kind === 'enter' || action.kind === 'reEnter') this.enter(action.kind, timeUs);
  }

  private startDay(day: number): void {
    this.endDay();
    this.day = day;
    this.opened = 0;
    this.reEntered = 0;
    this.hasLostTheDay = false;
  }

  /** Nobody who is to be out by a time is at rest in the market. */
  endDay(): void {
    if (this.guard('exitAt') !== undefined && this.phase === 'open') this.broken.push(`position ${this.position} is open after its exit`);
  }

  private turn(phase: string, timeUs: number): void {
    this.phase = phase;
    if (phase === 'open') this.opened += 1;
    if (phase !== 'flat') return;
    if (this.isStopped) this.lastStopUs = timeUs;
    this.isStopped = false;
  }

  private enter(kind: 'enter' | 'reEnter', timeUs: number): void {
    const minute = istMinuteOfDay(minuteOfTime(timeUs));
    const say = (what: string): void => void this.broken.push(`position ${this.position} enters at minute ${minute - OPEN} ${what}`);
    const [most, window, cooldown] = [this.guard('entriesPerDayMax'), this.guard('entryWindow'), this.guard('cooldownAfterStop')];
    if (most !== undefined && this.opened >= Number(most.count)) say('although it did so today');
    if (window !== undefined && (minute < Number(window.from) || minute >= Number(window.to))) say('outside its window');
    if (cooldown !== undefined && timeUs < this.lastStopUs + Number(cooldown.minutes) * US_PER_MINUTE) say('too soon after a stop');
    if (this.guard('exitAt') !== undefined && minute >= OPEN + EXIT_MINUTE) say('when it is to be out');
    if (this.hasLostTheDay) say('on a day that is lost');
    if (kind !== 'reEnter') return;
    this.reEntered += 1;
    if (this.reEntered > RE_ENTRIES_MAX) say(`again for the ${this.reEntered}th time`);
  }
}
