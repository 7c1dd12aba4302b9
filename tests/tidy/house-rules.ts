// Pages and pins that the tree as a whole must have.
import { countLines, eachFile, type Finding, type SourceFile, type TidyRule } from './rule';

const README_LINES_MAX = 15;
const ARCHITECTURE_LINES_MAX = 199;
const ADR_LINES_MAX = 40;
const ADR_SECTIONS = ['Context', 'Decision', 'Drawbacks', 'Alternatives'];
const EXACT = /^(npm:(@[^@]+|[^@]+)@)?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** dsl, engine and the folders right inside them. */
function roomsOf(tree: readonly SourceFile[]): readonly string[] {
  const rooms = tree.flatMap(({ path }) => {
    const [house = '', room] = path.split('/').slice(0, -1);
    if (house !== 'dsl' && house !== 'engine') return [];
    return room === undefined ? [house] : [house, `${house}/${room}`];
  });
  return [...new Set(rooms)].sort();
}

function pageFindings(tree: readonly SourceFile[], path: string, linesMax: number): readonly Finding[] {
  const page = tree.find((file) => file.path === path);
  if (page === undefined) return [{ path, line: 1, what: 'no such file' }];
  const count = countLines(page.text);
  return count > linesMax ? [{ path, line: linesMax + 1, what: `${count} lines` }] : [];
}

/** Numbers of records, as their file names have them, in the order of the tree. */
function recordNumbers(tree: readonly SourceFile[]): readonly (readonly [path: string, number: string, text: string])[] {
  return tree.flatMap(({ path, text }) => {
    const number = /^docs\/adr\/(\d{4})-/.exec(path)?.[1];
    return number === undefined ? [] : [[path, number, text] as const];
  });
}

function numberFindings(tree: readonly SourceFile[]): readonly Finding[] {
  const records = recordNumbers(tree);
  const known = new Set(records.map(([, number]) => number));
  const twice = records.filter(([, number], at) => records.findIndex(([, other]) => other === number) !== at);
  const misnamed = records.filter(([, number, text]) => !text.startsWith(`# ${number} `));
  const strays = tree.flatMap(({ path, text }) =>
    [...text.matchAll(/\bADR (\d{4})\b/g)].flatMap(([, number = '']) =>
      known.has(number) ? [] : [{ path, line: 1, what: `ADR ${number}` }],
    ),
  );
  return [
    ...twice.map(([path, number]) => ({ path, line: 1, what: `a second ${number}` })),
    ...misnamed.map(([path, number]) => ({ path, line: 1, what: `no heading "# ${number} …"` })),
    ...strays,
  ];
}

const readme = (lines: number) => ({ path: 'dsl/README.md', text: 'word\n'.repeat(lines) });
const PLANTED = '0099';
const adr = (text: string) => [{ path: `docs/adr/${PLANTED}-planted.md`, text }];
const reference = { path: 'engine/planted.ts', text: `// See ADR ${PLANTED}.\n` };
const manifest = (version: string) => [{ path: 'package.json', text: JSON.stringify({ dependencies: { zod: version } }) }];

export const HOUSE_RULES: readonly TidyRule[] = [
  {
    name: `every room of dsl and engine has a README of at most ${README_LINES_MAX} lines`,
    why: 'Purpose, entry point and what the room must not know: that much a stranger reads',
    instead: 'write those three, and leave the rest to the modules’ own openings',
    find: (tree) => roomsOf(tree).flatMap((room) => pageFindings(tree, `${room}/README.md`, README_LINES_MAX)),
    breaks: [[{ path: 'dsl/compile/compile.ts', text: '' }, readme(3)], [readme(README_LINES_MAX + 1)]],
    keeps: [[readme(README_LINES_MAX)], [{ path: 'server/a.ts', text: '' }]],
  },
  {
    name: `ARCHITECTURE.md has at most ${ARCHITECTURE_LINES_MAX} lines`,
    why: 'A map as large as the land is no map',
    instead: 'keep flow, rooms, walls and invariants; move the rest to docs/ or into the modules',
    find: (tree) => pageFindings(tree, 'ARCHITECTURE.md', ARCHITECTURE_LINES_MAX),
    breaks: [[], [{ path: 'ARCHITECTURE.md', text: 'word\n'.repeat(ARCHITECTURE_LINES_MAX + 1) }]],
    keeps: [[{ path: 'ARCHITECTURE.md', text: 'word\n' }]],
  },
  {
    name: `a decision record has its four sections, in at most ${ADR_LINES_MAX} lines`,
    why: 'Without drawbacks and alternatives it is an advertisement',
    instead: `write ${ADR_SECTIONS.map((section) => `"## ${section}"`).join(', ')} and stop`,
    find: eachFile(
      (path) => /^docs\/adr\/\d{4}-[a-z0-9-]+\.md$/.test(path),
      ({ path, text }) => {
        const absent = ADR_SECTIONS.filter((section) => !text.includes(`\n## ${section}\n`));
        const count = countLines(text);
        const long = count > ADR_LINES_MAX ? [{ path, line: ADR_LINES_MAX + 1, what: `${count} lines` }] : [];
        return [...long, ...absent.map((section) => ({ path, line: 1, what: `no section "${section}"` }))];
      },
    ),
    breaks: [adr('# 99 A\n\n## Context\n\nx\n\n## Decision\n'), adr(ADR_SECTIONS.map((s) => `\n## ${s}\n${'x\n'.repeat(20)}`).join(''))],
    keeps: [adr(ADR_SECTIONS.map((section) => `\n## ${section}\n\nx\n`).join(''))],
  },
  {
    name: 'a decision record has a number of its own, and what is referred to is there',
    why: 'Two records of one number make each reference to it a guess',
    instead: 'take the next number for the file and its heading, and mend what refers to it',
    find: numberFindings,
    breaks: [[...adr('# 0099 A\n'), { path: 'docs/adr/0099-other.md', text: '# 0099 B\n' }], adr('# 0098 A\n'), [reference]],
    keeps: [[...adr('# 0099 A\n'), reference]],
  },
  {
    name: 'packages are pinned exactly',
    why: 'A range means that today’s test says nothing about tomorrow’s install',
    instead: 'write the one version, and upgrade on purpose',
    find: eachFile(
      (path) => path === 'package.json',
      ({ path, text }) => {
        const {
          dependencies = {},
          devDependencies = {},
        }: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(text);
        const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !EXACT.test(version));
        return loose.map(([name, version]) => ({ path, line: 1, what: `${name}@${version}` }));
      },
    ),
    breaks: ['^4.6.7', '~4.6.7', '4.x', 'latest', '*', '>=4.0.0'].map(manifest),
    keeps: ['4.6.7', '18.4.0-beta.17', 'npm:@xyflow/react@12.12.1'].map(manifest),
  },
];
