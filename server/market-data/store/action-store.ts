// Corporate actions on disk: one small table for each instrument, beside its candles, ascending by ex-date. They are of the share and not
// of a series: candles of every timeframe share them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type CorporateAction, compareActions, RATIO_PART_MAX } from '../../../engine/market/corporate-action';
import { formatDay, isoDay } from '../../../engine/time/day-text';
import { InputFault } from '../input-fault';
import type { OnConflict } from '../quality/arrange-rows';
import type { AtomicFiles } from './atomic-files';
import { instrumentFolder } from './store-path';

const ACTIONS_FILE = 'actions.json';
const IMPORTS_MAX = 200;

const part = z
  .int()
  .min(1)
  .max(RATIO_PART_MAX ** 2);
const exDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['split', 'bonus']), exDay, numerator: part, denominator: part }),
  /** 10⁻⁶ paise on each unit. */
  z.strictObject({ kind: z.literal('dividend'), exDay, perUnit: z.int().positive() }),
]);

const importSchema = z.object({
  source: z.string(),
  sourceSha256: z.string(),
  format: z.string(),
  importedAt: z.string(),
  added: z.number(),
});

const tableSchema = z.object({
  format: z.literal('yantra.actions/1'),
  instrument: z.string(),
  actions: z.array(actionSchema),
  imports: z.array(importSchema),
});

export type ActionImport = z.infer<typeof importSchema>;

export interface StoredActions {
  readonly instrument: string;
  readonly actions: readonly CorporateAction[];
  readonly imports: readonly ActionImport[];
}

/** What storing these actions would change. Those of one kind on one day are one claim: they are the same, or another. */
export interface ActionPlan {
  readonly actions: readonly CorporateAction[];
  readonly added: number;
  readonly identical: number;
  /** Stored actions of which the file says something else. */
  readonly conflicts: readonly CorporateAction[];
}

export class ActionStore {
  private readonly root: string;

  /** `root` is the data folder. */
  constructor(root: string) {
    this.root = root;
  }

  async find(instrument: string): Promise<StoredActions | null> {
    const file = this.file(instrument);
    if (!existsSync(file)) return null;
    const parsed = tableSchema.safeParse(parseJson(await readFile(file, 'utf8')));
    if (!parsed.success) throw new InputFault({ file }, 'this table of corporate actions cannot be read', 'delete it and import again');
    const { imports, actions } = parsed.data;
    return { instrument, imports, actions: actions.map((action) => ({ ...action, exDay: isoDay(action.exDay) }) as CorporateAction) };
  }

  async plan(instrument: string, actions: readonly CorporateAction[], onConflict: OnConflict): Promise<ActionPlan> {
    const stored = (await this.find(instrument))?.actions ?? [];
    const claims = claimsOf(actions);
    const known = claimsOf(stored);
    const isKnown = (claim: string): boolean => textOf(known.get(claim) ?? []) === textOf(claims.get(claim) ?? []);
    const conflicting = [...claims.keys()].filter((claim) => known.has(claim) && !isKnown(claim));
    const isTaken = (claim: string): boolean => !known.has(claim) || onConflict === 'replace';
    const taken = [...claims].flatMap(([claim, rows]) => (isTaken(claim) ? rows : []));
    const kept = stored.filter((action) => !(onConflict === 'replace' && claims.has(claimOf(action))));
    return {
      actions: [...kept, ...taken].sort(compareActions),
      added: [...claims].flatMap(([claim, rows]) => (known.has(claim) ? [] : rows)).length,
      identical: [...claims].flatMap(([claim, rows]) => (isKnown(claim) ? rows : [])).length,
      conflicts: conflicting.flatMap((claim) => known.get(claim) ?? []),
    };
  }

  /** Beside the other files of an import. */
  async add(files: AtomicFiles, instrument: string, { actions }: ActionPlan, source: ActionImport): Promise<void> {
    const imports = [...((await this.find(instrument))?.imports ?? []), source].slice(-IMPORTS_MAX);
    const rows = actions.map((action) => ({ ...action, exDay: formatDay(action.exDay) }));
    const table = { format: 'yantra.actions/1', instrument, actions: rows, imports };
    await files.add(this.file(instrument), `${JSON.stringify(table, null, 1)}\n`);
  }

  /** Every instrument's, in the order of their names. */
  async list(): Promise<readonly StoredActions[]> {
    const candles = path.join(this.root, 'candles');
    const found: StoredActions[] = [];
    for (const exchange of foldersIn(candles)) {
      for (const symbol of foldersIn(path.join(candles, exchange))) {
        if (!existsSync(path.join(candles, exchange, symbol, ACTIONS_FILE))) continue;
        const stored = await this.find(`${decodeURIComponent(exchange)}:${decodeURIComponent(symbol)}`);
        if (stored !== null) found.push(stored);
      }
    }
    return found;
  }

  private file(instrument: string): string {
    return path.join(instrumentFolder(this.root, 'candles', instrument), ACTIONS_FILE);
  }
}

/** Names a table as it is: runs on other actions are other runs. */
export function hashOfActions(actions: readonly CorporateAction[]): string {
  return createHash('sha256').update(textOf(actions)).digest('hex');
}

function claimOf({ kind, exDay: day }: CorporateAction): string {
  return `${day} ${kind}`;
}

function claimsOf(actions: readonly CorporateAction[]): ReadonlyMap<string, readonly CorporateAction[]> {
  const claims = new Map<string, CorporateAction[]>();
  for (const action of actions) claims.set(claimOf(action), [...(claims.get(claimOf(action)) ?? []), action]);
  return claims;
}

/** The same text for the same actions, whatever the order of those of one day. */
function textOf(actions: readonly CorporateAction[]): string {
  return actions.map(actionKey).sort().join('\n');
}

function actionKey(action: CorporateAction): string {
  const terms = action.kind === 'dividend' ? action.perUnit : `${action.numerator}/${action.denominator}`;
  return `${formatDay(action.exDay)} ${action.kind} ${terms}`;
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
