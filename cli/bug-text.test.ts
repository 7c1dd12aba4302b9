import { expect, test } from 'vitest';
import { bugText } from './bug-text';

test('a bug is one line that asks for a report', () => {
  expect(bugText(new Error('Invariant: a row\nand more'), false)).toBe(
    'yantra: this is a bug of ours: Invariant: a row. Please report it with the command you ran; YANTRA_TRACE=1 adds where it happened.\n',
  );
});

test('who asks for the place gets it', () => {
  expect(bugText(new Error('x'), true)).toMatch(/^yantra: this is a bug of ours: x\. Please report it.*\nError: x\n\s+at /s);
});
