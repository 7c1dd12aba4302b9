// A headless Chromium that looks at pages for tests: opens a page at a size, asks it things, presses keys. Never for anything but tests.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/** Null where no such browser is installed. */
export const CHROMIUM =
  ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0) ?? null;

const QUIET = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'];
/** What the browser says over its pipe, as far as it is wanted here. */
const Message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Message = z.infer<typeof Message>;

const Attached = z.object({ sessionId: z.string() });
const Created = z.object({ targetId: z.string() });
const Evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});
/** Of a page that says something: a line in its console, an error, a refusal of its policy. */
const SAID = new Set(['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded']);

export class Browser {
  /** All that the pages opened so far have said. */
  readonly said: string[] = [];
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'yantra-page-'));
  private readonly child: ChildProcess;
  private readonly input: Writable;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private sessionId = '';
  private count = 0;
  private onLoad: () => void = () => {};

  constructor() {
    const profile = `--user-data-dir=${path.join(this.folder, 'profile')}`;
    this.child = spawn(CHROMIUM ?? '', ['--headless', '--no-sandbox', '--remote-debugging-pipe', ...QUIET, profile], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const [, , , input, output] = this.child.stdio;
    this.input = input as Writable;
    this.listen(output as Readable);
  }

  async open(page: string, width: number): Promise<void> {
    if (this.sessionId === '') await this.attach();
    const file = path.join(this.folder, 'page.html');
    writeFileSync(file, page);
    await this.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: width < 500 });
    const loaded = new Promise<void>((resolve) => {
      this.onLoad = resolve;
    });
    await this.send('Page.navigate', { url: `file://${file}` });
    await loaded;
    await this.ask('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(0))))');
  }

  /** The value of an expression in the page. */
  async ask(expression: string): Promise<unknown> {
    const answer = Evaluated.parse(await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }));
    if (answer.exceptionDetails !== undefined) throw new Error(`${expression}: ${answer.exceptionDetails.text}`);
    return answer.result.value;
  }

  async press(key: string): Promise<void> {
    for (const type of ['keyDown', 'keyUp']) await this.send('Input.dispatchKeyEvent', { type, key, code: key });
    await this.ask('new Promise((drawn) => requestAnimationFrame(() => drawn(0)))');
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async attach(): Promise<void> {
    const { targetId } = Created.parse(await this.send('Target.createTarget', { url: 'about:blank' }));
    this.sessionId = Attached.parse(await this.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    for (const domain of ['Page', 'Runtime', 'Log']) await this.send(`${domain}.enable`, {});
  }

  private async send(method: string, params: object): Promise<unknown> {
    this.count += 1;
    const id = this.count;
    const answered = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    const session = this.sessionId === '' ? {} : { sessionId: this.sessionId };
    this.input.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    const { error, result } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  private listen(output: Readable): void {
    let text = '';
    output.setEncoding('utf8');
    output.on('data', (part: string) => {
      const messages = `${text}${part}`.split('\0');
      text = messages.pop() ?? '';
      for (const message of messages) this.take(Message.parse(JSON.parse(message)));
    });
  }

  private take(message: Message): void {
    const { id, method } = message;
    if (id !== undefined) {
      this.waiting.get(id)?.(message);
      this.waiting.delete(id);
    }
    if (method === 'Page.loadEventFired') this.onLoad();
    if (method !== undefined && SAID.has(method)) this.said.push(JSON.stringify(message.params));
  }
}
