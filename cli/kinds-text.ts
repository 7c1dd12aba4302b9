// Which kinds `eval` computes: all that give a series, with the inputs that want a column; and for each of the others why it does not.
import { kindKey, type NodeKind } from '../dsl/nodes/define-kind';
import { findKindNeeds } from '../server/documents/kind-inputs';
import { textTable } from './text-table';

export interface KindAnswer {
  readonly kind: string;
  readonly isComputed: boolean;
  /** Inputs that want a column of the file. */
  readonly columns: readonly string[];
  /** Null where it is computed. */
  readonly reason: string | null;
}

export function listAnswers(kinds: readonly NodeKind[]): readonly KindAnswer[] {
  return kinds.map((kind) => {
    const needs = findKindNeeds(kind);
    return {
      kind: kindKey(kind),
      isComputed: needs.kind !== 'more',
      columns: needs.kind === 'columns' ? needs.inputs : [],
      reason: needs.kind === 'more' ? needs.reason : null,
    };
  });
}

export function kindsText(kinds: readonly NodeKind[]): string {
  const answers = listAnswers(kinds);
  const computed = answers
    .filter(({ isComputed }) => isComputed)
    .map(({ kind, columns }) => [kind, columns.map(optionOf).join(' ') || '-']);
  const others = answers.flatMap(({ kind, reason }) => (reason === null ? [] : [[kind, reason]]));
  return `${textTable([['computed', 'wants'], ...computed])}\n${textTable([['not computed', 'because'], ...others])}`;
}

function optionOf(input: string): string {
  return `--input ${input}=<column>`;
}
