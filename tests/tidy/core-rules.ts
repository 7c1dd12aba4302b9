// What the determinism contract bans from dsl and engine beyond what the linter sees (.oxlintrc.json bans clocks, locales and async there).
import type { Expression, PrivateIdentifier } from 'oxc-parser';
import { eachFile, isCore, isSource, type TidyRule } from './rule';
import { walk } from './syntax';

const MODE_FLAGS = new Set(['isBacktest', 'isLive', 'isPaper', 'backtestMode', 'liveMode']);
const NODE_KIND = /^[a-z]+\.[a-zA-Z]+$/;

function nameOf(node: Expression | PrivateIdentifier): string | null {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : null;
}

function isKindText(node: Expression | PrivateIdentifier): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && NODE_KIND.test(node.value);
}

/** Powers of big integers are exact. */
function isBigInt(node: Expression | PrivateIdentifier): boolean {
  return node.type === 'Literal' && typeof node.value === 'bigint';
}

const core = (text: string) => [{ path: 'engine/planted.ts', text }];

export const CORE_RULES: readonly TidyRule[] = [
  {
    name: 'no try in the core',
    why: 'A caught fault leaves the machine in a state that nobody named, and a wrong order is worse than no order',
    instead: 'return diagnostics for the user’s faults; let invariant() throw for ours, to be caught at the rim of the process',
    find: eachFile(isCore, (file) => walk(file, (report) => ({ TryStatement: (node) => report(node, '`try`') }))),
    breaks: [core('export function f() { try { g(); } catch { return 1; } }')],
    keeps: [core("export const text = 'try { x } catch {}';"), [{ path: 'server/planted.ts', text: 'try { f(); } finally { g(); }' }]],
  },
  {
    name: 'no throw in the core but invariant()',
    why: 'There are three kinds of error, and only a bug is thrown',
    instead: 'return { value, diagnostics }, or call invariant(condition, message) from dsl/types/invariant.ts',
    find: eachFile(
      (path) => isCore(path) && path !== 'dsl/types/invariant.ts',
      (file) => walk(file, (report) => ({ ThrowStatement: (node) => report(node, '`throw`') })),
    ),
    breaks: [core("throw new Error('bad');")],
    keeps: [core("invariant(true, 'fine');"), [{ path: 'dsl/types/invariant.ts', text: 'throw new InvariantError();' }]],
  },
  {
    name: 'no mode flag',
    why: 'Backtest, paper and live differ in what answers the intents, never in the machine: a branch here ends parity',
    instead: 'give the difference a name of the trade (a venue, a charge schedule, a feed) and wire it in workers/ or cli/',
    find: eachFile(isCore, (file) =>
      walk(file, (report) => ({
        Identifier: (node) => MODE_FLAGS.has(node.name) && report(node, `\`${node.name}\``),
        BinaryExpression: (node) => {
          const isEquality = node.operator === '===' || node.operator === '!==';
          if (isEquality && [node.left, node.right].some((side) => nameOf(side) === 'mode')) report(node, 'a comparison of `mode`');
        },
        SwitchStatement: (node) => nameOf(node.discriminant) === 'mode' && report(node, 'a switch over `mode`'),
      })),
    ),
    breaks: [
      core('export const f = (isLive: boolean) => isLive;'),
      core("if (run.mode === 'paper') g();"),
      core('switch (mode) { default: g(); }'),
    ],
    keeps: [core("export const modelled = venue.kind === 'replay';"), [{ path: 'server/planted.ts', text: 'export const isLive = true;' }]],
  },
  {
    name: 'no power operator in the core',
    why: '`**` is Math.pow, and that is not the same to the bit on all machines',
    instead: 'multiply, or use the exp and log of engine/number',
    find: eachFile(isCore, (file) =>
      walk(file, (report) => ({
        BinaryExpression: (node) => node.operator === '**' && !isBigInt(node.right) && report(node, '`**`'),
        AssignmentExpression: (node) => node.operator === '**=' && report(node, '`**=`'),
      })),
    ),
    breaks: [core('export const f = (x: number) => x ** 2;'), core('let x = 1; x **= 2;')],
    keeps: [core('export const f = (x: number) => x * x;'), core('export const cube = (x: bigint) => x ** 3n;')],
  },
  {
    name: 'no for-in in the core',
    why: 'It walks inherited keys, and number-like keys come in another order than they were written',
    instead: 'keep an array by ordinal, or sort the keys with a total comparator',
    find: eachFile(isCore, (file) => walk(file, (report) => ({ ForInStatement: (node) => report(node, '`for … in`') }))),
    breaks: [core('for (const key in record) f(key);')],
    keeps: [core('for (const item of items) f(item);')],
  },
  {
    name: 'node kinds are named in dsl/nodes alone',
    why: 'A kind that other files know is a kind smeared over layers: a new one would touch them all',
    instead: 'add a field to the node definition and read that',
    find: eachFile(
      (path) => isSource(path) && !path.startsWith('dsl/nodes/'),
      (file) =>
        walk(file, (report) => ({
          BinaryExpression: (node) => {
            if (node.operator !== '===' && node.operator !== '!==') return;
            for (const [side, other] of [[node.left, node.right] as const, [node.right, node.left] as const]) {
              if (nameOf(side) === 'kind' && isKindText(other)) report(node, 'a comparison with a node kind');
            }
          },
          SwitchCase: (node) => node.test !== null && isKindText(node.test) && report(node, 'a case for a node kind'),
        })),
    ),
    breaks: [core("if (node.kind === 'indicator.rsi') f();"), core("switch (kind) { case 'logic.and': f(); }")],
    keeps: [core("if (event.kind === 'seal') f();"), [{ path: 'dsl/nodes/registry.ts', text: "export const f = kind === 'logic.and';" }]],
  },
];
