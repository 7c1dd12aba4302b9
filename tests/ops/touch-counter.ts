// Counts each reading and writing of the numbers that it watches: work without a clock, the same on every machine.

export class TouchCounter {
  touched = 0;
  stray: string | null = null;

  /** The same numbers, of which each reading and writing is counted; places outside [from, to) are strays. */
  watch<T extends Float64Array | Int32Array>(values: T, from: number, to: number): T {
    const touch = (place: number): void => {
      if (place < from || place >= to) this.stray ??= `place ${place} of ${from} to ${to}`;
      this.touched++;
    };
    return new Proxy(values, {
      get: (target, key) => {
        if (isPlace(key)) {
          touch(Number(key));
          return target[Number(key)];
        }
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== 'function') return member;
        // A whole range at once counts as the range: fill(value, from, to), set(numbers).
        return (...given: unknown[]): unknown => {
          this.touched += String(key) === 'fill' ? Number(given[2] ?? target.length) - Number(given[1] ?? 0) : target.length;
          return Reflect.apply(member, target, given);
        };
      },
      set: (target, key, value: number) => {
        if (isPlace(key)) touch(Number(key));
        return Reflect.set(target, key, value, target);
      },
    });
  }
}

function isPlace(key: string | symbol): key is string {
  return typeof key === 'string' && /^-?\d+$/.test(key);
}
