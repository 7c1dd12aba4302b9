// What a command of `yantra` is: a name, a table of options, and a function of its arguments. Help, parsing and faults are the runner's;
// a command never reads process.argv and never ends the process.

import type { StartRunner } from '../server/sweeps/run-tasks';

interface OptionCommon {
  readonly help: string;
  /** Stands above this option and those that follow. */
  readonly heading?: string;
}

export interface TextOption extends OptionCommon {
  readonly kind: 'text';
  /** What stands for the value in the help, as `<file>`. */
  readonly value: string;
  readonly fallback?: string;
  readonly short?: string;
}

export interface FlagOption extends OptionCommon {
  readonly kind: 'flag';
  readonly short?: string;
}

/** May be given several times. */
export interface ListOption extends OptionCommon {
  readonly kind: 'list';
  readonly value: string;
}

export type CommandOption = TextOption | FlagOption | ListOption;
export type OptionTable = Readonly<Record<string, CommandOption>>;

export interface CommandArguments {
  readonly positionals: readonly string[];
  /** Null where the option is not given and has no fallback. */
  readonly text: (name: string) => string | null;
  readonly flag: (name: string) => boolean;
  /** Whether the command line says it, be it the fallback itself. */
  readonly isGiven: (name: string) => boolean;
  /** In the order given. */
  readonly list: (name: string) => readonly string[];
}

export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether a person watches standard error: progress lines are for them alone. */
  readonly isTty: boolean;
  /** Whether progress is asked for where no person watches. */
  readonly wantsProgress?: boolean;
  /** Starts a thread that makes runs; absent where none can be started. */
  readonly startRunner?: StartRunner;
}

/** 0: done. 1: done, with findings that matter. 2: bad input, said in one line. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Arguments after the name, as `<file>... [options]`. */
  readonly usage: string;
  readonly options: OptionTable;
  readonly run: (args: CommandArguments, io: CommandIo) => Promise<ExitCode>;
}
