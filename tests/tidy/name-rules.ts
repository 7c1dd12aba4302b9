// How files and folders are called.
import { eachFile, isScript, type TidyRule } from './rule';

/** Rooms that say nothing about what is in them. Whole words of a path: `commons` and `miscount` are fine. */
const NAMELESS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'stuff', 'lib']);
/** Kebab-case; a compiler phase may open with its number; a suffix says what kind of file it is. */
const FILE_NAME = /^([0-9]+-)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+){1,3}$/;

const at = (path: string) => [{ path, text: '' }];

export const NAME_RULES: readonly TidyRule[] = [
  {
    name: 'every room has a name of its own',
    why: 'What has no noun collects everything that has none either',
    instead: 'name the noun, and place the file beside its only user until a second one appears',
    find: eachFile(
      (path) => isScript(path) && !path.startsWith('.'),
      ({ path }) => {
        const nameless = path.split('/').find((segment) => NAMELESS.has(segment.replace(/\..*$/, '')));
        return nameless === undefined ? [] : [{ path, line: 1, what: `\`${nameless}\` in its path` }];
      },
    ),
    breaks: [at('engine/utils.ts'), at('server/helpers/round.ts'), at('dsl/common/a.ts'), at('cli/misc.test.ts')],
    keeps: [at('engine/number/round-half-up.ts'), at('tests/shared-data.ts')],
  },
  {
    name: 'files are kebab-case',
    why: 'One spelling, on file systems that know capitals and on those that do not',
    instead: 'name it by its main export in kebab-case: OrderIntent lives in order-intent.ts',
    find: eachFile(
      (path) => isScript(path) && !path.startsWith('.'),
      ({ path }) => (FILE_NAME.test(path.slice(path.lastIndexOf('/') + 1)) ? [] : [{ path, line: 1, what: 'its name' }]),
    ),
    breaks: [at('engine/OrderIntent.ts'), at('engine/order_intent.ts'), at('cli/runDemo.mjs')],
    keeps: [
      at('dsl/compile/1-normalize.ts'),
      at('engine/ops/ema.slow.test.ts'),
      at('engine/market/sessions.data.test.ts'),
      at('vitest.config.ts'),
    ],
  },
];
