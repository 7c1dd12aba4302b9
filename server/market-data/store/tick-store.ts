// Recorded ticks on disk, a file for each instrument and IST day. A day is one recording: importing it again with the same ticks changes
// nothing, and another recording of that day is a conflict, because ticks of two recorders cannot be merged honestly.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readRow } from '../../../engine/bars/read-column';
import type { Ticks } from '../../../engine/bars/ticks';
import { formatDay } from '../../../engine/time/day-text';
import { istDayOfTime } from '../../../engine/time/ist-time';
import type { AtomicFiles } from './atomic-files';
import { hashOfColumnFile } from './column-file';
import type { Dataset, DatasetImport, DatasetPart } from './dataset';
import { DATASET_FILE, datasetText, findDataset, hashOfParts, IMPORTS_MAX } from './dataset';
import { instrumentFolder } from './store-path';
import { encodeTickFile, isTickFileIntact, readTickFile } from './tick-file';

/** One day of ticks, encoded, and how it stands to what is stored. */
export interface TickPlan {
  readonly day: number;
  readonly ticks: Ticks;
  readonly bytes: Uint8Array;
  readonly state: 'new' | 'identical' | 'conflict';
}

export class TickStore {
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  async plan(days: readonly Ticks[]): Promise<readonly TickPlan[]> {
    const plans: TickPlan[] = [];
    for (const ticks of days) {
      const day = istDayOfTime(readRow(ticks.timeUs, 0));
      const bytes = encodeTickFile(ticks);
      const dataset = await this.findDataset(ticks.instrument);
      const stored = dataset?.parts.find(({ name }) => name === formatDay(day));
      const state = stored === undefined ? 'new' : stored.hash === hashOfColumnFile(bytes) ? 'identical' : 'conflict';
      plans.push({ day, ticks, bytes, state });
    }
    return plans;
  }

  /** Adds the days of one instrument, and their description, to what is written together. */
  async add(files: AtomicFiles, instrument: string, plans: readonly TickPlan[], source: DatasetImport): Promise<Dataset> {
    const previous = await this.findDataset(instrument);
    const parts = new Map((previous?.parts ?? []).map((part): [string, DatasetPart] => [part.name, part]));
    for (const { day, ticks, bytes } of plans) {
      const name = formatDay(day);
      await files.add(this.dayFile(instrument, name), bytes);
      const last = ticks.timeUs.reduce((latest, timeUs) => Math.max(latest, timeUs), 0);
      parts.set(name, { name, count: ticks.count, first: readRow(ticks.timeUs, 0), last, hash: hashOfColumnFile(bytes) });
    }
    const ordered = [...parts.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
    const dataset: Dataset = {
      format: 'yantra.dataset/1',
      instrument,
      timeframe: 'tick',
      priceScale: plans[0]?.ticks.priceScale ?? previous?.priceScale ?? 100,
      adjustment: 'raw',
      receiveTimeOnly: plans.some(({ ticks }) => ticks.receiveTimeOnly) || (previous?.receiveTimeOnly ?? false),
      hash: hashOfParts(ordered),
      parts: ordered,
      imports: [...(previous?.imports ?? []), source].slice(-IMPORTS_MAX),
    };
    await files.add(path.join(this.folder(instrument), DATASET_FILE), datasetText(dataset));
    return dataset;
  }

  findDataset(instrument: string): Promise<Dataset | null> {
    return findDataset(path.join(this.folder(instrument), DATASET_FILE));
  }

  /** Null where that day is not stored. */
  find(instrument: string, day: number): Ticks | null {
    const file = this.dayFile(instrument, formatDay(day));
    return existsSync(file) ? readTickFile(file, instrument) : null;
  }

  listDamaged({ instrument, parts }: Dataset): readonly string[] {
    return parts.map(({ name }) => this.dayFile(instrument, name)).filter((file) => !existsSync(file) || !isTickFileIntact(file));
  }

  private folder(instrument: string): string {
    return instrumentFolder(this.root, 'ticks', instrument);
  }

  private dayFile(instrument: string, day: string): string {
    return path.join(this.folder(instrument), `${day}.yt`);
  }
}
