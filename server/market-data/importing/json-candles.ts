// Candles as broker APIs answer them, `{"data":{"candles":[[time, open, high, low, close, volume, oi?], ...]}}`, turned into CSV lines for the
// common reader. JSON numbers of market data have at most 15 digits, so their shortest text is the text that was sent.
import { z } from 'zod';
import { InputFault } from '../input-fault';

const JSON_BYTES_MAX = 64 * 2 ** 20;
/** Two objects, two lists; no list of candles lies deeper. */
const DEPTH_MAX = 8;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HEADER = 'time,open,high,low,close,volume,oi';

const candle = z
  .array(z.union([z.string().regex(/^[^",\r\n]*$/), z.number()]))
  .min(5)
  .max(7);
const answer = z.union([
  z.object({ data: z.object({ candles: z.array(candle) }) }).transform(({ data }) => data.candles),
  z.object({ candles: z.array(candle) }).transform(({ candles }) => candles),
  z.array(candle),
]);

export async function readJsonCandles(file: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > JSON_BYTES_MAX) throw new InputFault({ file }, 'the JSON is larger than 64 MB', 'give candles as CSV');
    parts.push(chunk);
  }
  const whole = Buffer.concat(parts);
  if (depthOf(whole) > DEPTH_MAX) throw new InputFault({ file }, `the JSON is more than ${DEPTH_MAX} levels deep`, 'give candles alone');
  const parsed = answer.safeParse(parseJson(file, whole.toString('utf8')));
  if (!parsed.success) {
    throw new InputFault(
      { file },
      'this JSON is no list of candles',
      'give {"candles":[[time,open,high,low,close,volume,oi], ...]} or CSV',
    );
  }
  const lines = parsed.data.map((cells) => [...cells, '', ''].slice(0, 7).join(','));
  return Buffer.from(`${HEADER}\n${lines.join('\n')}\n`);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputFault({ file }, 'the JSON is damaged or cut short', 'fetch the file again');
  }
}

/** Brackets open where the text ends, or where the first is one too many: a parser would take memory for each. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length && depth <= DEPTH_MAX; at += 1) {
    const byte = bytes[at];
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return depth;
}
