// What is wrong with an input the user gave, in one line: file, row, field, problem, remedy. Thrown by readers, shown by the rim;
// it never wraps a bug of ours.

export interface InputPlace {
  readonly file: string;
  /** Line of the file, the header being line 1. */
  readonly row?: number | undefined;
  readonly field?: string | undefined;
}

export class InputFault extends Error {
  override readonly name = 'InputFault';
  readonly place: InputPlace;
  readonly problem: string;
  readonly remedy: string;

  /** `problem` and `remedy` are clauses without a full stop. */
  constructor(place: InputPlace, problem: string, remedy: string) {
    const where = [place.file, place.row === undefined ? '' : `row ${place.row}`, place.field ?? ''].filter((part) => part !== '');
    super(`${where.join(', ')}: ${problem}; ${remedy}.`);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }
}
