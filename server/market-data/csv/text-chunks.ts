// The bytes of a text file as they come, without a byte-order mark. What only looks like a table to its sender (another encoding, a web page,
// a program's own format) is refused by what it is, before a reader calls it a strange header.
import { InputFault } from '../input-fault';

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const DELIMITERS = [',', ';', '\t', '|'];
const LOOKED_AT_BYTES = 4_096;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Fewer tell nothing of an encoding. */
const LETTERS_MIN = 8;

export async function* textChunks(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) checkText(name, chunk.subarray(0, LOOKED_AT_BYTES));
    yield isFirst && startsWith(chunk, UTF8_MARK) ? chunk.subarray(UTF8_MARK.length) : chunk;
    isFirst = false;
  }
}

/** Of the first line: the mark that parts it most often. */
export function delimiterOf(bytes: Uint8Array): string {
  const newline = bytes.indexOf(NEWLINE);
  const line = Buffer.from(bytes.subarray(0, newline === -1 ? bytes.length : newline)).toString('latin1');
  return DELIMITERS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
}

function checkText(file: string, bytes: Uint8Array): void {
  if (UTF16_MARKS.some((mark) => startsWith(bytes, mark)) || isHalfZero(bytes))
    throw new InputFault({ file }, 'this is UTF-16 text', 'save it as UTF-8');
  if (bytes.includes(0)) throw new InputFault({ file }, 'this is not a text file', 'give CSV, plain, gz or zip');
  const text = Buffer.from(bytes).toString('latin1').trimStart();
  if (text.startsWith('<')) throw new InputFault({ file }, 'this is a web page or XML, not a table', 'fetch the file itself');
  if (bytes.includes(RETURN) && !bytes.includes(NEWLINE))
    throw new InputFault({ file }, 'its lines end in carriage returns alone', 'save it with line feeds');
}

/** ASCII in two bytes a letter: every other byte is zero. */
function isHalfZero(bytes: Uint8Array): boolean {
  const pairs = Math.floor(bytes.length / 2);
  if (pairs < LETTERS_MIN) return false;
  const zeros = (from: number): number => bytes.reduce((sum, byte, at) => sum + (at % 2 === from && byte === 0 ? 1 : 0), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  return (even === 0 && odd >= pairs - 1) || (odd === 0 && even >= pairs - 1);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
