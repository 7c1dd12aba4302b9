import { expect, test } from 'vitest';
import { findFileFault } from './file-fault';

test('what the system says of a file names the file as the user did, and a remedy', () => {
  const error = Object.assign(new Error('EACCES'), { code: 'EACCES', path: 'out/report.json.0123456789ab.tmp' });
  expect(findFileFault(error)?.message).toBe(
    'out/report.json: permission is denied; choose another place, or change who may use this one.',
  );
});

test('an error that names no file, or that is none of the system, is left alone', () => {
  expect(findFileFault(Object.assign(new Error('EPERM'), { code: 'EPERM' }))).toBeNull();
  expect(findFileFault(new Error('Invariant'))).toBeNull();
  expect(findFileFault('text')).toBeNull();
});
