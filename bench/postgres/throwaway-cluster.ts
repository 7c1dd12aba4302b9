// A PostgreSQL server for the length of a bench: made in an empty folder from the binaries of this machine, reached by a socket in it, gone
// afterwards. It refuses to run as root, so there it runs as `nobody`.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PORT = '5432';

export interface Cluster {
  readonly user: string;
  readonly socket: string;
  /** Runs SQL with psql; throws what it says. */
  sql(text: string, input?: Uint8Array): void;
  stop(): void;
}

/** Null where there is no initdb, or none that may run. */
export function startCluster(): Cluster | null {
  if (spawnSync('initdb', ['--version']).status !== 0 || spawnSync('psql', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'yantra-pg-'));
  chmodSync(folder, 0o755);
  const user = lowerUser(folder);
  const data = path.join(folder, 'data');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const made = asServer(user, 'initdb', ['-D', data, '-U', 'bench', '--auth=trust', '--no-sync', '-E', 'UTF8']);
  const started =
    made.status === 0
      ? asServer(user, 'pg_ctl', [
          '-D',
          data,
          '-w',
          '-o',
          `-c listen_addresses= -k ${folder} -p ${PORT}`,
          '-l',
          path.join(folder, 'log'),
          'start',
        ])
      : made;
  if (started.status !== 0) {
    remove();
    return null;
  }
  return {
    user: 'bench',
    socket: path.join(folder, `.s.PGSQL.${PORT}`),
    sql: (text, input) => {
      const { status, stderr } = spawnSync(
        'psql',
        ['-h', folder, '-p', PORT, '-U', 'bench', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qc', text],
        input === undefined ? {} : { input },
      );
      if (status !== 0) throw new Error(`psql: ${String(stderr)}`);
    },
    stop: () => {
      asServer(user, 'pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      remove();
    },
  };
}

interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
}

function lowerUser(folder: string): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function asServer(user: ServerUser, command: string, args: readonly string[]): SpawnSyncReturns<Buffer> {
  return spawnSync(command, args, { ...user, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'ignore'] });
}
