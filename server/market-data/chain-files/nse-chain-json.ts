// The option chain as NSE's own page fetches it: every expiry, with the time and the spot. Zero there means that nobody quotes or trades.
import { z } from 'zod';
import type { OptionQuote } from '../../../engine/chain/option-chain';
import { istMinute, parseClock, timeOfMinute } from '../../../engine/time/ist-time';
import { parseTableDay } from '../csv/parse-day';
import { InputFault } from '../input-fault';
import type { ChainFile, QuotedOption } from './chain-file';
import { gatherChains } from './gather-chains';

const amount = z.number().nonnegative();
const quote = z.object({
  underlying: z.string().optional(),
  openInterest: amount,
  totalTradedVolume: amount,
  lastPrice: amount,
  bidprice: amount,
  askPrice: amount,
});
const answer = z.object({
  records: z.object({
    timestamp: z.string(),
    underlyingValue: amount,
    data: z.array(z.object({ strikePrice: z.number().positive(), expiryDate: z.string(), CE: quote.optional(), PE: quote.optional() })),
  }),
});
type Quote = z.infer<typeof quote>;

const REMEDY = 'give the whole answer of NSE’s option chain';

export function readNseChainJson(file: string, text: string): ChainFile {
  const parsed = answer.safeParse(parseJson(file, text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputFault(
      { file, field: issue?.path.map(String).join('.') },
      `this JSON is no option chain: ${issue?.message ?? ''}`,
      REMEDY,
    );
  }
  const { timestamp, underlyingValue, data } = parsed.data.records;
  const options = data.flatMap(({ strikePrice: strike, expiryDate, CE, PE }): readonly QuotedOption[] => {
    const row = { line: undefined, expiryDay: expiryOf(file, expiryDate), strike };
    return [
      ...(CE === undefined ? [] : [{ ...row, right: 'call' as const, quote: quoteOf(CE) }]),
      ...(PE === undefined ? [] : [{ ...row, right: 'put' as const, quote: quoteOf(PE) }]),
    ];
  });
  const [named, other] = new Set(data.flatMap(({ CE, PE }) => [CE?.underlying ?? [], PE?.underlying ?? []].flat()));
  if (other !== undefined)
    throw new InputFault({ file, field: 'underlying' }, `options on ${named} and on ${other}`, 'keep one chain to a file');
  return {
    file,
    underlying: named ?? null,
    timeUs: timeOf(file, timestamp),
    spot: orNull(underlyingValue),
    chains: gatherChains(file, options, new Map()),
  };
}

function quoteOf({ openInterest, totalTradedVolume, lastPrice, bidprice, askPrice }: Quote): OptionQuote {
  return { bid: orNull(bidprice), ask: orNull(askPrice), last: orNull(lastPrice), openInterest, volume: totalTradedVolume };
}

function orNull(value: number): number | null {
  return value === 0 ? null : value;
}

function expiryOf(file: string, text: string): number {
  const day = parseTableDay(text);
  if (day === null) throw new InputFault({ file, field: 'expiryDate' }, `"${text}" is no date`, REMEDY);
  return day;
}

/** `28-Mar-2022 10:47:19`, Indian time. */
function timeOf(file: string, text: string): number {
  const [date = '', clock = ''] = text.split(' ');
  const [day, clockUs] = [parseTableDay(date), parseClock(clock)];
  if (day === null || clockUs === null) throw new InputFault({ file, field: 'timestamp' }, `"${text}" is no time`, REMEDY);
  return timeOfMinute(istMinute(day, 0)) + clockUs;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputFault({ file }, 'the JSON is damaged or cut short', 'fetch the file again');
  }
}
