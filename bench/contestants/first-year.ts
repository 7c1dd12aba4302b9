// A process that has run nothing yet: loads the year from the folder it is given, compiles the thirty-node strategy, runs it once and
// prints the milliseconds that took. Loading the program's own modules is not counted. `tsx bench/contestants/first-year.ts <folder> bare|machine`
import { inspect } from 'node:util';
import { runStoredYear } from './stored-year';

const [folder = '', how = ''] = process.argv.slice(2);
const began = performance.now();
const trades = runStoredYear(folder, how === 'bare' ? 'bare' : 'machine');
const milliseconds = performance.now() - began;
if (trades === 0) throw new Error(`no trades: ${inspect(process.argv)}`);
console.log(JSON.stringify({ milliseconds }));
