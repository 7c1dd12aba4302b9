// `yantra charges`: what fills cost in the Indian market, item by item, for each fill and as each day's contract note posts it.
import path from 'node:path';
import { CHARGE_ITEMS } from '../../engine/market/charge-items';
import { totalCharges } from '../../engine/market/charges';
import { formatDay } from '../../engine/time/day-text';
import { chargeFills, type FillCharges } from '../../server/documents/fills/charge-fills';
import { dayChargesCsv, fillChargesCsv } from '../../server/documents/fills/charges-csv';
import { NEEDED_COLUMNS, readFills } from '../../server/documents/fills/read-fills';
import { writeOutput } from '../../server/documents/write-output';
import { plural } from '../../server/market-data/quality/finding';
import { formatRupees } from '../../server/runs/number-text';
import { chargesText } from '../charges-text';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { inputFile } from '../input-file';
import { wordOption } from '../reading-options';

export const command: Command = {
  name: 'charges',
  summary: 'Itemises what fills cost: brokerage, STT, exchange, SEBI, stamp, GST, by fill and by day.',
  usage: '--in <fills.csv> [options]',
  options: {
    in: {
      kind: 'text',
      value: '<file>',
      help: `fills: ${NEEDED_COLUMNS.join(',')} and, where known, order,instrument,exchange,squared_off`,
    },
    plan: { kind: 'text', value: 'zerodha', help: 'whose brokerage', fallback: 'zerodha' },
    out: { kind: 'text', value: '<file>', help: 'CSV with a row for each fill' },
    days: { kind: 'text', value: '<file>', help: 'CSV with a row for each day and segment' },
    json: { kind: 'flag', help: 'everything as JSON' },
  },
  run: runCharges,
};

async function runCharges(args: CommandArguments, io: CommandIo): Promise<ExitCode> {
  const file = inputFile(args, 'yantra charges', 'no fills are named', 'add --in <fills.csv>');
  const charges = chargeFills(await readFills(file), wordOption(args, 'plan', ['zerodha']));
  write(args.text('out'), fillChargesCsv(charges));
  write(args.text('days'), dayChargesCsv(charges));
  if (args.flag('json')) io.stdout(`${JSON.stringify(asJson(charges), null, 1)}\n`);
  else io.stdout(chargesText(charges));
  for (const { table, source } of charges.uncertain) io.stderr(`Not certain: a row of ${table} (${source}).\n`);
  io.stderr(`${plural(charges.fills.length, 'fill')} on ${plural(charges.days.length, 'day')}: ${formatRupees(charges.totalPaise)}.\n`);
  return 0;
}

function write(file: string | null, csv: string): void {
  if (file !== null) writeOutput(path.resolve(file), [csv]);
}

function asJson({ fills, days, totalPaise, uncertain }: FillCharges) {
  return {
    fills: fills.map(({ fill, amounts, paise }) => ({
      row: fill.line,
      order: fill.order,
      microPaise: amounts,
      totalMicroPaise: totalCharges(amounts),
      postedPaise: paise,
    })),
    days: days.map(({ day, posted, totalPaise: dayPaise }) => ({ day: formatDay(day), totalPaise: dayPaise, segments: posted })),
    items: Object.fromEntries(
      CHARGE_ITEMS.map((item) => [item, days.flatMap(({ posted }) => posted).reduce((sum, { paise }) => sum + paise[item], 0)]),
    ),
    totalPaise,
    uncertain,
  };
}
