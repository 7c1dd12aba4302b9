// Reads rows as a client of PostgreSQL does, and no more than that: the simple query protocol over a socket, an object for each row, each
// column's text made a number. It stands in for a driver, which does the same and more.
import { createConnection, type Socket } from 'node:net';

const PROTOCOL = 196_608;
const HEAD_BYTES = 5;

export type Row = Readonly<Record<string, number>>;

export class RowClient {
  private readonly socket: Socket;
  private buffer: Buffer = Buffer.alloc(0);
  private wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.buffer = this.buffer.length === 0 ? chunk : Buffer.concat([this.buffer, chunk]);
      this.wake();
    });
  }

  static async connect(path: string, user: string): Promise<RowClient> {
    const socket = createConnection(path);
    const client = new RowClient(socket);
    const words = Buffer.from(`user\0${user}\0database\0postgres\0\0`);
    const head = Buffer.alloc(8);
    head.writeInt32BE(words.length + 8, 0);
    head.writeInt32BE(PROTOCOL, 4);
    socket.write(Buffer.concat([head, words]));
    await client.untilReady(() => undefined);
    return client;
  }

  async rows(sql: string): Promise<readonly Row[]> {
    const rows: Row[] = [];
    let names: readonly string[] = [];
    this.send(sql);
    await this.untilReady((kind, body) => {
      if (kind === 'T') names = columnNames(body);
      else if (kind === 'D') rows.push(rowOf(body, names));
    });
    return rows;
  }

  /** The bytes of a `COPY … TO STDOUT`, as they come. */
  async copy(sql: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    this.send(sql);
    await this.untilReady((kind, body) => {
      if (kind === 'd') parts.push(Buffer.from(body));
    });
    return Buffer.concat(parts);
  }

  end(): void {
    this.socket.destroy();
  }

  private send(sql: string): void {
    const text = Buffer.from(`${sql}\0`);
    const head = Buffer.alloc(HEAD_BYTES);
    head.write('Q');
    head.writeInt32BE(text.length + 4, 1);
    this.socket.write(Buffer.concat([head, text]));
  }

  private async untilReady(take: (kind: string, body: Buffer) => void): Promise<void> {
    for (;;) {
      let at = 0;
      while (at + HEAD_BYTES <= this.buffer.length) {
        const size = 1 + this.buffer.readInt32BE(at + 1);
        if (at + size > this.buffer.length) break;
        const kind = String.fromCharCode(this.buffer[at] ?? 0);
        const body = this.buffer.subarray(at + HEAD_BYTES, at + size);
        at += size;
        if (kind === 'E') throw new Error(body.toString('utf8').replaceAll('\0', ' '));
        take(kind, body);
        if (kind !== 'Z') continue;
        this.buffer = this.buffer.subarray(at);
        return;
      }
      this.buffer = this.buffer.subarray(at);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

function columnNames(body: Buffer): readonly string[] {
  const names: string[] = [];
  const fixedBytes = 18;
  for (let at = 2; names.length < body.readInt16BE(0); ) {
    const end = body.indexOf(0, at);
    names.push(body.toString('utf8', at, end));
    at = end + 1 + fixedBytes;
  }
  return names;
}

function rowOf(body: Buffer, names: readonly string[]): Row {
  const row: Record<string, number> = {};
  let at = 2;
  for (const name of names) {
    const size = body.readInt32BE(at);
    row[name] = Number(body.toString('latin1', at + 4, at + 4 + size));
    at += 4 + size;
  }
  return row;
}
