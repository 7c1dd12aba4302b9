// What is wrong with an input the user gave, in one line: file, row, field, problem, remedy. Thrown by readers, shown by the rim;
// it never wraps a bug of ours.

export interface InputPlace {
  readonly file: string;
  /** Line of the file, the header being line 1. */
  readonly row?: number | undefined;
  readonly field?: string | undefined;
}

const PART_CHARS_MAX = 400;

export class InputFault extends Error {
  override readonly name = 'InputFault';
  readonly place: InputPlace;
  readonly problem: string;
  readonly remedy: string;

  /** `problem` and `remedy` are clauses without a full stop. */
  constructor(place: InputPlace, problem: string, remedy: string) {
    const row = place.row === undefined ? '' : `row ${place.row}`;
    const where = [place.file, row, place.field ?? ''].filter((part) => part !== '');
    super(`${where.map(oneLine).join(', ')}: ${oneLine(problem)}; ${oneLine(remedy)}.`);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }
}

/** What a stranger's file or name puts into the line neither breaks it, nor steers the terminal, nor drowns the remedy. */
function oneLine(text: string): string {
  const plain = text.replaceAll(/\p{Cc}+/gu, ' ');
  return plain.length > PART_CHARS_MAX ? `${plain.slice(0, PART_CHARS_MAX)}…` : plain;
}
