// Every series in the data folder, candles and ticks, by walking the folders and reading the descriptions: the store keeps no index.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset } from './dataset';
import { DATASET_FILE, findDataset } from './dataset';

/** By kind (candles first), exchange, symbol and timeframe, in the order of their names. */
export async function listDatasets(root: string): Promise<readonly Dataset[]> {
  const files = [...(await descriptionsBelow(path.join(root, 'candles'), 3)), ...(await descriptionsBelow(path.join(root, 'ticks'), 2))];
  const datasets: Dataset[] = [];
  for (const file of files) {
    const dataset = await findDataset(file);
    if (dataset !== null) datasets.push(dataset);
  }
  return datasets;
}

async function descriptionsBelow(folder: string, depth: number): Promise<readonly string[]> {
  if (depth === 0) return [path.join(folder, DATASET_FILE)];
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files: string[] = [];
  for (const name of names.sort()) files.push(...(await descriptionsBelow(path.join(folder, name), depth - 1)));
  return files;
}
