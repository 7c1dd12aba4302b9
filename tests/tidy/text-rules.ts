// What no text of the project may hold, whether code, page or config. The words are put together from pieces: this file is text too.
import { eachFile, isSource, lineAt, type SourceFile, type TidyRule } from './rule';

const join = (...pieces: readonly string[]): string => pieces.join('');
/** A file that is one declaration (a node kind, a metric) says what it is in a field of it, from which the product's pages are made too. */
const DECLARATIONS = /^(dsl\/nodes\/[^/]+|engine\/report\/metrics)\//;
const OWN_WORDS = /^\s+(summary|definition):/m;
const ROOMS_WITH_OPENINGS = /^(dsl|engine|server|cli|scripts|bench|workers|components)\//;

const MARKS = [join('TO', 'DO'), join('FIX', 'ME'), join('XX', 'X'), join('HA', 'CK')];
const PHRASES = [join('coming', ' soon'), join('not', ' implemented'), join('lorem', ' ipsum'), join('placeholder', ' data')];
const UNFINISHED = new RegExp(`\\b(${MARKS.join('|')})\\b|\\b(?:${PHRASES.map((phrase) => `(?:${anyCase(phrase)})`).join('|')})\\b`, 'g');

const PLACES = [
  join('/wo', 'rk/'),
  join('/tmp/', 'bash'),
  join('/ro', 'ot/'),
  join('/ho', 'me/'),
  join('/Us', 'ers/'),
  join('C:\\', 'Users'),
];
const HOSTS = [join('registry.', 'npmjs'), join('registry.', 'yarnpkg'), join('deb.', 'debian'), join('archive.', 'ubuntu')];
const MACHINE = new RegExp([...PLACES, ...HOSTS].map((word) => word.replaceAll(/[.\\]/g, '\\$&')).join('|'), 'g');

function anyCase(phrase: string): string {
  return phrase.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function matches(file: SourceFile, pattern: RegExp) {
  return [...file.text.matchAll(pattern)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    what: `\`${match[0]}\``,
  }));
}

/** The lockfile is npm's text, not ours. */
const isOurs = (path: string): boolean => path !== 'package-lock.json';
const page = (text: string, path = 'docs/planted.md') => [{ path, text }];

export const TEXT_RULES: readonly TidyRule[] = [
  {
    name: 'nothing is left unfinished',
    why: 'A mark is a promise without a date; readers take it for a defect, and they are right',
    instead: 'finish it, or leave the part out and say so in the issue',
    find: eachFile(isOurs, (file) => matches(file, UNFINISHED)),
    breaks: [...MARKS, ...PHRASES, ...PHRASES.map((phrase) => phrase.toUpperCase())].map((word) => page(`Later. ${word}: more.`)),
    keeps: [page('Nothing to do here; the hacker left.')],
  },
  {
    name: 'no place of one machine',
    why: 'It works there and nowhere else, and tells strangers how we live',
    instead: 'a path from the root of the checkout, or the tool’s own default',
    find: eachFile(isOurs, (file) => matches(file, MACHINE)),
    breaks: [...PLACES, ...HOSTS].map((word) => page(`see ${word}x`)),
    keeps: [page('see docs/adr and the network of trust')],
  },
  {
    name: 'a module opens with what it is',
    why: 'A stranger should know from the first line what the file is and what it must never do',
    instead: 'one to four sentences in a comment at the very top',
    find: eachFile(
      (path) => isSource(path) && ROOMS_WITH_OPENINGS.test(path) && !path.includes('/generated/'),
      ({ path, text }) => {
        const isOpened = /^(#!.*\n\s*)?(\/\/|\/\*)/.test(text) || (DECLARATIONS.test(path) && OWN_WORDS.test(text));
        return isOpened ? [] : [{ path, line: 1, what: 'code before any word about it' }];
      },
    ),
    breaks: [
      page('export const a = 1;\n', 'engine/planted.ts'),
      page('#!/usr/bin/env node\nf();\n', 'cli/planted.mjs'),
      page("const rsi = {\n  kind: 'rsi',\n};\n", 'dsl/nodes/indicator/rsi.ts'),
    ],
    keeps: [
      page('// What it is.\nexport const a = 1;\n', 'engine/planted.ts'),
      page('f();\n', 'engine/planted.test.ts'),
      page("const rsi = {\n  summary: 'Relative strength.',\n};\n", 'dsl/nodes/indicator/rsi.ts'),
    ],
  },
];
