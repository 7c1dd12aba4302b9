import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { openSourceFile } from './source-file';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, bytes: Uint8Array | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function textOf(file: string): Promise<Record<string, string>> {
  const source = await openSourceFile(file);
  const texts: Record<string, string> = {};
  for (const entry of source.entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry.chunks()) chunks.push(chunk);
    texts[entry.name] = Buffer.concat(chunks).toString('utf8');
  }
  return texts;
}

const LINES = 'time,open\n'.repeat(50_000);

describe('a source file', () => {
  it('is plain, gz or zip by its bytes, whatever its name says', async () => {
    expect(await textOf(written('plain.gz', LINES))).toEqual({ plain: LINES });
    expect(await textOf(written('packed.csv', gzipSync(LINES)))).toEqual({ 'packed.csv': LINES });
    const zip = zipSync({
      'a.csv': strToU8(LINES),
      'sub/': new Uint8Array(0),
      'sub/b.txt': [strToU8('x'), { level: 0 }],
      'empty.csv': new Uint8Array(0),
    });
    expect(await textOf(written('z.bin', zip))).toEqual({ 'a.csv': LINES, 'sub/b.txt': 'x', 'empty.csv': '' });
  });

  it('has the hash of its bytes on disk', async () => {
    expect((await openSourceFile(written('h.csv', 'abc'))).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is refused in one line when it is absent, a folder, empty or damaged', async () => {
    await expect(openSourceFile(path.join(folder, 'none.csv'))).rejects.toThrow('none.csv: no such file; check the path.');
    await expect(openSourceFile(folder)).rejects.toThrow('this is a folder');
    await expect(openSourceFile(written('empty.csv', ''))).rejects.toThrow('the file is empty');
    const packed = gzipSync(LINES);
    await expect(textOf(written('cut.csv.gz', packed.subarray(0, packed.length / 2)))).rejects.toThrow(
      'the compressed data is damaged or cut short',
    );
    const zip = zipSync({ 'a.csv': strToU8(LINES) });
    await expect(textOf(written('cut.zip', zip.subarray(0, zip.length - 30)))).rejects.toThrow('the zip file is cut short');
    const broken = Uint8Array.from(zip);
    broken.fill(0xff, 40, 60);
    await expect(textOf(written('broken.zip', broken))).rejects.toThrow('damaged');
  });
});
