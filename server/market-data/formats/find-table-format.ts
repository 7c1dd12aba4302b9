// Daily tables of exchanges and brokers, known by their headers: bhavcopies of all generations and instrument dumps.
import type { TableFormat } from './format';
import { normalHeader } from './format';

interface TableSignature {
  readonly kind: TableFormat['kind'];
  readonly name: string;
  /** Columns that must be there; together they are in no other table's header. */
  readonly marks: readonly string[];
  readonly date: string | null;
  readonly key: readonly string[];
  readonly numbers: readonly string[];
}

const SIGNATURES: readonly TableSignature[] = [
  {
    kind: 'bhavcopy',
    name: 'udiff',
    marks: ['traddt', 'bizdt', 'sgmt', 'fininstrmtp', 'fininstrmid', 'tckrsymb', 'clspric'],
    date: 'traddt',
    key: ['sgmt', 'fininstrmid', 'tckrsymb', 'sctysrs'],
    numbers: [
      'strkpric',
      'opnpric',
      'hghpric',
      'lwpric',
      'clspric',
      'lastpric',
      'prvsclsgpric',
      'undrlygpric',
      'sttlmpric',
      'opnintrst',
      'chnginopnintrst',
      'ttltradgvol',
      'ttltrfval',
      'ttlnboftxsexctd',
      'newbrdlotqty',
    ],
  },
  {
    kind: 'bhavcopy',
    name: 'cash-full',
    marks: ['symbol', 'series', 'date1', 'prev_close', 'avg_price', 'ttl_trd_qnty', 'deliv_qty'],
    date: 'date1',
    key: ['symbol', 'series'],
    numbers: [
      'prev_close',
      'open_price',
      'high_price',
      'low_price',
      'last_price',
      'close_price',
      'avg_price',
      'ttl_trd_qnty',
      'turnover_lacs',
      'no_of_trades',
      'deliv_qty',
      'deliv_per',
    ],
  },
  {
    kind: 'bhavcopy',
    name: 'cash-legacy',
    marks: ['symbol', 'series', 'prevclose', 'tottrdqty', 'tottrdval', 'timestamp'],
    date: 'timestamp',
    key: ['symbol', 'series'],
    numbers: ['open', 'high', 'low', 'close', 'last', 'prevclose', 'tottrdqty', 'tottrdval', 'totaltrades'],
  },
  {
    kind: 'bhavcopy',
    name: 'cash-days',
    marks: ['date', 'symbol', 'prevclose', 'tottrdqty', 'tottrdval'],
    date: 'date',
    key: ['date', 'symbol'],
    numbers: ['open', 'high', 'low', 'close', 'last', 'prevclose', 'tottrdqty', 'tottrdval', 'totaltrades'],
  },
  {
    kind: 'bhavcopy',
    name: 'fo-legacy',
    marks: ['instrument', 'symbol', 'expiry_dt', 'strike_pr', 'option_typ', 'settle_pr', 'timestamp'],
    date: 'timestamp',
    key: ['instrument', 'symbol', 'expiry_dt', 'strike_pr', 'option_typ'],
    numbers: ['strike_pr', 'open', 'high', 'low', 'close', 'settle_pr', 'contracts', 'val_inlakh', 'open_int', 'chg_in_oi'],
  },
  {
    kind: 'bhavcopy',
    name: 'fo-activity-options',
    marks: ['instrument', 'symbol', 'exp_date', 'str_price', 'opt_type', 'open_int', 'pr_val'],
    date: null,
    key: ['instrument', 'symbol', 'exp_date', 'str_price', 'opt_type'],
    numbers: [
      'str_price',
      'open_price',
      'hi_price',
      'lo_price',
      'close_price',
      'open_int',
      'trd_qty',
      'no_of_cont',
      'no_of_trade',
      'notion_val',
      'pr_val',
    ],
  },
  {
    kind: 'bhavcopy',
    name: 'fo-activity-futures',
    marks: ['instrument', 'symbol', 'exp_date', 'open_price', 'open_int', 'trd_val'],
    date: null,
    key: ['instrument', 'symbol', 'exp_date'],
    numbers: ['open_price', 'hi_price', 'lo_price', 'close_price', 'open_int', 'trd_val', 'trd_qty', 'no_of_cont', 'no_of_trade'],
  },
  {
    kind: 'bhavcopy',
    name: 'index-close',
    marks: ['index name', 'index date', 'closing index value', 'points change'],
    date: 'index date',
    key: ['index name'],
    numbers: [
      'open index value',
      'high index value',
      'low index value',
      'closing index value',
      'points change',
      'change(%)',
      'volume',
      'turnover (rs. cr.)',
      'p/e',
      'p/b',
      'div yield',
    ],
  },
  {
    kind: 'instruments',
    name: 'kite-instruments',
    marks: ['instrument_token', 'exchange_token', 'tradingsymbol', 'tick_size', 'lot_size', 'segment', 'exchange'],
    date: null,
    key: ['instrument_token'],
    numbers: ['instrument_token', 'exchange_token', 'last_price', 'strike', 'tick_size', 'lot_size'],
  },
  {
    kind: 'instruments',
    name: 'upstox-instruments',
    marks: ['instrument_key', 'exchange_token', 'tradingsymbol', 'tick_size', 'lot_size', 'exchange'],
    date: null,
    key: ['instrument_key'],
    numbers: ['last_price', 'strike', 'tick_size', 'lot_size'],
  },
];

/** Null where the header is of no table known here. */
export function findTableFormat(cells: readonly string[]): TableFormat | null {
  const header = normalHeader(cells);
  const signature = SIGNATURES.find(({ marks }) => marks.every((mark) => header.includes(mark)));
  if (signature === undefined) return null;
  const places = (names: readonly string[]) => names.map((name) => header.indexOf(name)).filter((place) => place !== -1);
  return {
    kind: signature.kind,
    name: signature.name,
    header: cells.map((cell) => cell.trim()),
    dateColumn: signature.date === null ? null : header.indexOf(signature.date),
    keyColumns: places(signature.key),
    numberColumns: places(signature.numbers),
  };
}
