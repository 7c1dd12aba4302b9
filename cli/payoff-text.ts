// A structure's preview for a person, and as JSON. Money in rupees; volatilities per cent to people, fractions in JSON.

import { statedErrorText } from '../engine/margin/stated-error';
import { usesUncertain } from '../engine/market/uncertain-rows';
import { strikeOfLeg } from '../engine/payoff/payoff-leg';
import type { ResolvedLeg } from '../engine/payoff/resolve-volatilities';
import type { StructurePreview } from '../engine/payoff/structure-preview';
import { formatDay } from '../engine/time/day-text';
import { formatIst } from '../engine/time/ist-time';
import { formatRupees } from '../server/runs/number-text';
import { textTable } from './text-table';

const NONE = '–';
const NO_LIMIT = 'without limit, as the underlying rises';

export interface PreviewHead {
  readonly underlying: string;
  readonly timeUs: number;
  readonly spot: number;
}

export function payoffText(preview: StructurePreview, { underlying, timeUs, spot }: PreviewHead): string {
  const time = formatIst(timeUs).slice(0, 16).replace('T', ' ');
  const head = `${underlying}: ${time}, spot ${spot}, first expiry ${formatDay(preview.firstExpiryDay)}, forward ${preview.forward.toFixed(2)}\n`;
  return [head, textTable(legRows(preview)), outcomeText(preview), textTable(landmarkRows(preview)), textTable(marginRows(preview))].join(
    '\n',
  );
}

function legRows({ legs, margin }: StructurePreview): readonly (readonly string[])[] {
  const rows = legs.map((leg) => [
    nameOf(leg),
    String(leg.quantity),
    leg.price.toFixed(2),
    leg.last.toFixed(2),
    leg.volatilityFrom === 'none' ? NONE : (leg.volatility * 100).toFixed(2),
    money(margin.legs.find((each) => each.leg.contract.id === leg.contract.id)?.alone.totalPaise ?? 0),
  ]);
  return [['leg', 'units', 'entry', 'last', 'IV %', 'margin alone'], ...rows];
}

function nameOf(leg: ResolvedLeg): string {
  const { contract } = leg;
  const kind = contract.kind === 'future' ? 'future' : `${strikeOfLeg(leg) ?? ''} ${contract.right}`;
  return `${formatDay(contract.expiryDay)} ${kind}`;
}

function outcomeText({ credit, payoff, chance, greeks, atmVolatility }: StructurePreview): string {
  const by = payoff.basis === 'exact' ? '' : ' (modelled: later legs by Black-76 at the first expiry)';
  const lines: (readonly [string, string])[] = [
    [credit < 0 ? 'Debit' : 'Credit', rupees(Math.abs(credit))],
    ['Max profit', payoff.maxProfit === null ? NO_LIMIT : `${rupees(payoff.maxProfit)}${by}`],
    ['Max loss', payoff.maxLoss === null ? NO_LIMIT : `${rupees(payoff.maxLoss)}${by}`],
    ['Break-even', payoff.breakEvens.length === 0 ? NONE : `${payoff.breakEvens.map((spot) => spot.toFixed(2)).join(', ')}${by}`],
  ];
  const model = atmVolatility === null ? '' : ` (modelled: lognormal at ${(atmVolatility * 100).toFixed(2)} %)`;
  lines.push(['Chance of profit', chance === null ? NONE : `${(chance * 100).toFixed(1)} %${model}`]);
  lines.push(['Delta', `${greeks.delta.toFixed(2)} units; gamma ${greeks.gamma.toFixed(4)} units per rupee`]);
  lines.push(['Vega', `${rupees(greeks.vegaPerPoint)} per point of volatility`]);
  lines.push(['Theta', `${rupees(greeks.thetaPerDay)} per day`]);
  return lines.map(([name, value]) => `${name.padEnd(18)}${value}\n`).join('');
}

function landmarkRows({ landmarks, curve }: StructurePreview): readonly (readonly string[])[] {
  const rows = curve
    .filter(({ spot }) => landmarks.includes(spot))
    .map(({ spot, atExpiry, now }) => [spot.toFixed(2), money(Math.round(atExpiry * 100)), money(Math.round(now * 100))]);
  return [['underlying', 'profit at expiry', 'profit now'], ...rows];
}

function marginRows({ margin }: StructurePreview): readonly (readonly string[])[] {
  const rows: readonly (readonly [string, number])[] = [
    ['SPAN', margin.spanPaise],
    ['exposure', margin.exposurePaise],
    ['more on the day of expiry', margin.expiryDayPaise],
    ['premium of bought options', margin.premiumPaise],
    ['needed before it is filled', margin.totalPaise],
    ['bound once it is filled', margin.boundPaise],
    ['benefit of the hedge', margin.benefitPaise],
  ];
  return [['margin', '₹'], ...rows.map(([name, paise]) => [name, money(paise)])];
}

/** How far the margin may be off, and which of the rows that it rests on are doubtful. */
export function marginNotes({ margin }: StructurePreview): string {
  const doubtful = usesUncertain(margin.rows).map(({ table, validFrom }) => `${table} from ${validFrom}`);
  return `${statedErrorText()}\n${doubtful.length === 0 ? '' : `This margin rests on doubtful rows: ${doubtful.join(', ')}.\n`}`;
}

export function payoffJson(preview: StructurePreview, { underlying, timeUs, spot }: PreviewHead) {
  const { legs, margin, firstExpiryDay, ...rest } = preview;
  return {
    underlying,
    time: formatIst(timeUs),
    spot,
    firstExpiry: formatDay(firstExpiryDay),
    ...rest,
    legs: legs.map((leg) => ({
      expiry: formatDay(leg.contract.expiryDay),
      type: leg.contract.kind === 'future' ? 'future' : leg.contract.right,
      strike: strikeOfLeg(leg),
      quantity: leg.quantity,
      price: leg.price,
      last: leg.last,
      volatility: leg.volatilityFrom === 'none' ? null : leg.volatility,
      volatilityFrom: leg.volatilityFrom,
      years: leg.years,
      forward: leg.forward,
    })),
    margin: {
      spanPaise: margin.spanPaise,
      exposurePaise: margin.exposurePaise,
      expiryDayPaise: margin.expiryDayPaise,
      premiumPaise: margin.premiumPaise,
      totalPaise: margin.totalPaise,
      creditPaise: margin.creditPaise,
      boundPaise: margin.boundPaise,
      benefitPaise: margin.benefitPaise,
      underlyings: margin.underlyings,
      rows: margin.rows.map(({ table, validFrom, validTo, source, certain }) => ({ table, validFrom, validTo, source, certain })),
    },
    marginError: statedErrorText(),
  };
}

function rupees(amount: number): string {
  return formatRupees(Math.round(amount * 100));
}

/** Without sign of currency, so that columns stand to the right. */
function money(paise: number): string {
  return (paise / 100).toFixed(2);
}
