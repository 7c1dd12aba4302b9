// A thread of a sweep, as the command starts them: it answers runs until it is stopped.
import { serveSweep } from '../../cli/sweep-threads';

await serveSweep();
