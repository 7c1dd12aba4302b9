// What `--input` says: which price of the candles, or which column of the file, feeds an input of a kind. `left=close`, `right=nifty`,
// `right=spread:points`, `source=close@15m`.
import { kindKey, type NodeKind } from '../dsl/nodes/define-kind';
import { parseTimeframe, TIMEFRAMES, type Timeframe } from '../dsl/types/timeframe';
import { UNITS } from '../dsl/types/unit';
import type { ColumnWish } from '../server/documents/extra-columns';
import { CANDLE_SOURCES, type InputFeed, listFeedable } from '../server/documents/kind-inputs';
import { InputFault } from '../server/market-data/input-fault';

export function parseFeeds(kind: NodeKind, texts: readonly string[]): ReadonlyMap<string, readonly InputFeed[]> {
  const feeds = new Map<string, InputFeed[]>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const name = (at < 0 ? text : text.slice(0, at)).trim();
    const port = listFeedable(kind).includes(name) ? kind.inputs[name] : undefined;
    if (port === undefined) throw unknownInput(kind, name, text);
    const feed = parseFeed(at < 0 ? '' : text.slice(at + 1).trim(), port.type === 'number', text);
    const before = feeds.get(name) ?? [];
    if (before.length > 0 && !port.many)
      throw new InputFault({ file: '--input', field: text }, `${name} is given twice`, 'it takes one; keep one of them');
    feeds.set(name, [...before, feed]);
  }
  return feeds;
}

/** Each column once; as truths where any input wants truths of it. */
export function columnWishes(kind: NodeKind, feeds: ReadonlyMap<string, readonly InputFeed[]>): readonly ColumnWish[] {
  const wishes = new Map<string, ColumnWish>();
  for (const [name, several] of feeds) {
    for (const feed of several) {
      if (feed.kind !== 'column') continue;
      const isTruth = kind.inputs[name]?.type !== 'number' || wishes.get(feed.column)?.isTruth === true;
      wishes.set(feed.column, { name: feed.column, isTruth });
    }
  }
  return [...wishes.values()];
}

function unknownInput(kind: NodeKind, name: string, text: string): InputFault {
  const known = listFeedable(kind);
  const remedy = known.length === 0 ? 'leave it out' : `write one of ${known.map((one) => `${one}=${sampleOf(kind, one)}`).join(', ')}`;
  return new InputFault({ file: '--input', field: text }, `${kindKey(kind)} has no input "${name}" that a column could feed`, remedy);
}

/** What would stand after the equals sign, as an example. */
function sampleOf(kind: NodeKind, name: string): string {
  return kind.inputs[name]?.type === 'number' ? 'close' : '<column>';
}

function parseFeed(text: string, isNumber: boolean, whole: string): InputFeed {
  const place = { file: '--input', field: whole };
  if (text === '')
    throw new InputFault(
      place,
      'it names nothing',
      `write a column of the file${isNumber ? ` or one of ${CANDLE_SOURCES.join(', ')}` : ''}`,
    );
  const [left, timeframe] = splitTimeframe(text, place);
  const field = CANDLE_SOURCES.find((one) => one === left);
  if (field !== undefined && isNumber) return { kind: 'field', field, timeframe };
  const at = left.lastIndexOf(':');
  const unit = UNITS.find((one) => one === left.slice(at + 1)) ?? null;
  if (at < 0) return { kind: 'column', column: left, unit: null, timeframe };
  if (unit === null || !isNumber)
    throw new InputFault(
      place,
      `"${left.slice(at + 1)}" is no unit${isNumber ? '' : ' of a condition'}`,
      isNumber ? `write one of ${UNITS.join(', ')}` : 'leave it out',
    );
  return { kind: 'column', column: left.slice(0, at), unit, timeframe };
}

function splitTimeframe(text: string, place: { readonly file: string; readonly field: string }): readonly [string, Timeframe | null] {
  const at = text.lastIndexOf('@');
  if (at < 0) return [text, null];
  const timeframe = parseTimeframe(text.slice(at + 1));
  if (timeframe !== null) return [text.slice(0, at), timeframe];
  throw new InputFault(place, `"${text.slice(at + 1)}" is no timeframe`, `write one of ${TIMEFRAMES.join(', ')}`);
}
