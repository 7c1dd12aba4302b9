// Closing volatilities of past sessions from a CSV, for rank and percentile: a column `volatility`, per year, a row for each session.

import { optionalCell } from '../../market-data/chain-files/chain-cells';
import { InputFault } from '../../market-data/input-fault';
import { readCsvTable } from '../csv-table';

export async function readVolatilityHistory(path: string): Promise<readonly number[]> {
  const { file, rows } = await readCsvTable(path, ['volatility']);
  return rows.map((row) => {
    const volatility = optionalCell(row.cell('volatility'), { file, line: row.line, field: 'volatility' });
    if (volatility !== null && volatility > 0) return volatility;
    throw new InputFault(
      { file, row: row.line, field: 'volatility' },
      'there is no volatility above zero',
      'write 0.2 for 20 %, or leave the row out',
    );
  });
}
