// Candles as broker APIs answer them, `{"data":{"candles":[[time, open, high, low, close, volume, oi?], ...]}}`, turned into CSV lines for the
// common reader. JSON numbers of market data have at most 15 digits, so their shortest text is the text that was sent.
import { z } from 'zod';
import { InputFault } from '../input-fault';

const JSON_BYTES_MAX = 64 * 2 ** 20;
const HEADER = 'time,open,high,low,close,volume,oi';

const candle = z
  .array(z.union([z.string(), z.number()]))
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
  const parsed = answer.safeParse(parseJson(file, Buffer.concat(parts).toString('utf8')));
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
