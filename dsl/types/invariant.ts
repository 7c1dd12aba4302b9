// Assertions that stay on in production. A failed one is a bug of ours, never a fault of the user's strategy or of the world.

export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(`Invariant: ${message}`);
}

/** Closes a switch over a union: a new member breaks the build here. */
export function assertNever(value: never): never {
  throw new InvariantError(`Invariant: unexpected ${JSON.stringify(value)}`);
}
