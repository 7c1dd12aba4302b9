// Every row of a text file, whatever parts its columns.
import { type CsvRow, CsvScanner } from './csv-scanner';
import { delimiterOf, textChunks } from './text-chunks';

/** The row handed to `onRow` is used again for the next one. */
export async function scanText(name: string, chunks: AsyncIterable<Uint8Array>, onRow: (row: CsvRow) => void): Promise<void> {
  let scanner: CsvScanner | null = null;
  for await (const bytes of textChunks(name, chunks)) {
    scanner ??= new CsvScanner(name, delimiterOf(bytes), onRow);
    scanner.write(bytes);
  }
  scanner?.end();
}
