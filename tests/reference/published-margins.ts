// Margins that brokers and NSE Clearing answered to somebody who wrote them down, as far as what they were asked is known. Rupees. What is not
// published, and was taken for it, is said at each.

export interface PublishedLeg {
  readonly type: 'future' | 'call' | 'put';
  readonly strike: number;
  /** Units; below zero sold. */
  readonly quantity: number;
  readonly price: number;
}

export interface PublishedMargin {
  readonly name: string;
  readonly source: string;
  /** Indian time. */
  readonly time: string;
  readonly underlying: string;
  readonly expiry: string;
  readonly spot: number;
  readonly legs: readonly PublishedLeg[];
  readonly published: {
    readonly span: number | null;
    readonly exposure: number | null;
    /** What the total counts besides: bought options, or not. */
    readonly total: number;
    readonly isWithPremium: boolean;
  };
}

type Answer = readonly [span: number | null, exposure: number | null, total: number];

const call = (strike: number, quantity: number, price: number): PublishedLeg => ({ type: 'call', strike, quantity, price });
const put = (strike: number, quantity: number, price: number): PublishedLeg => ({ type: 'put', strike, quantity, price });

// A trader's table of six structures from a broker's calculator, tradingqna.com/t/178234. The spot is what its exposure is 2 % of. Neither day nor
// expiry is said ("the current week"); three days to run are taken: between one and six no total moves by more than one per cent.
const week = (name: string, legs: readonly PublishedLeg[], [span, exposure, total]: Answer): PublishedMargin => ({
  name,
  source: 'tradingqna.com/t/178234',
  time: '2025-01-27 15:30',
  underlying: 'NIFTY',
  expiry: '2025-01-30',
  spot: 23_114.1,
  legs,
  published: { span, exposure, total, isWithPremium: false },
});
const [SOLD_PUT, HELD_PUT] = [put(23_100, -75, 123.7), put(22_800, 75, 37.95)];
const [SOLD_CALL, HELD_CALL] = [call(23_100, -75, 154.7), call(23_400, 75, 43.8)];

// The clearing house's own risk arrays of 29 May 2026, added up by github.com/marketcalls/marginism (README, SPAN_MARGIN_LEARNINGS.md). Spot, future and
// call are said; the put's price is not, and is taken from the call's and the future's. Its own margin follows from that of the straddle.
const riskFile = (name: string, legs: readonly PublishedLeg[], [span, exposure, total]: Answer): PublishedMargin => ({
  name,
  source: 'nsccl.20260529.s.spn by marketcalls/marginism',
  time: '2026-05-29 15:30',
  underlying: 'NIFTY',
  expiry: '2026-06-30',
  spot: 23_547.75,
  legs,
  published: { span, exposure, total, isWithPremium: false },
});
const FUTURE: PublishedLeg = { type: 'future', strike: 0, quantity: 65, price: 23_748.46 };
const [JUNE_CALL, JUNE_PUT] = [call(23_700, -65, 437.65), put(23_700, -65, 389.4)];

export const PUBLISHED_MARGINS: readonly PublishedMargin[] = [
  week('short put', [SOLD_PUT], [158_127, 34_671.15, 192_798]),
  week('short call', [SOLD_CALL], [161_509.5, 34_671.15, 196_181]),
  week('put credit spread', [SOLD_PUT, HELD_PUT], [21_546.75, 34_671.15, 56_217.9]),
  week('call credit spread', [SOLD_CALL, HELD_CALL], [22_195.5, 34_671.15, 56_866.7]),
  week('short straddle', [SOLD_CALL, SOLD_PUT], [161_509.5, 69_342.3, 230_852]),
  week('iron butterfly', [SOLD_CALL, SOLD_PUT, HELD_PUT, HELD_CALL], [22_195.5, 69_342.3, 91_537.8]),
  riskFile('future', [FUTURE], [143_720, 30_873, 174_593]),
  riskFile('short call, a month', [JUNE_CALL], [141_673, 30_612, 172_285]),
  riskFile('short put, a month', [JUNE_PUT], [138_270, 30_612, 168_882]),
  riskFile('short straddle, a month', [JUNE_CALL, JUNE_PUT], [141_674, 61_224, 202_898]),
  {
    name: 'long iron condor on its last day',
    source: 'tradingqna.com/t/172759; of the BANKNIFTY expiries of that month the one at that price, 15 units a lot',
    time: '2024-10-23 11:00',
    underlying: 'BANKNIFTY',
    expiry: '2024-10-23',
    spot: 51_365.7,
    legs: [call(51_500, 15, 32), call(51_700, -15, 14.3), put(51_100, 15, 15.05), put(50_900, -15, 7.35)],
    published: { span: null, exposure: null, total: 31_522, isWithPremium: true },
  },
];
