// A bar's volume from the day's running total. The total only rises: a step back is a fault of the feed and adds nothing; a new IST
// day starts at zero. Where the feed began inside a day, what was traded before its first tick is unknown and is not counted.

export class CumulativeVolume {
  private istDay = Number.NaN;
  private reached = 0;

  /** Notes the total reached by ticks that belong to no bar. */
  pass(istDay: number, total: number): void {
    if (Number.isNaN(total)) return;
    if (istDay !== this.istDay) this.startDay(istDay, 0);
    this.reached = Math.max(this.reached, total);
  }

  /** Volume of a sealed bar from the first and highest totals in it; zero where the feed has none. */
  take(istDay: number, first: number, highest: number, isPartial: boolean): number {
    if (Number.isNaN(highest)) return 0;
    if (istDay !== this.istDay) this.startDay(istDay, isPartial ? first : 0);
    const volume = Math.max(0, highest - this.reached);
    this.reached = Math.max(this.reached, highest);
    return volume;
  }

  private startDay(istDay: number, reached: number): void {
    this.istDay = istDay;
    this.reached = reached;
  }
}
