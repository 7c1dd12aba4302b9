// The browser's side of `pack-integers`: base64 of zigzag varints to a column.

export function unpackIntegers(packed: string, count: number): Float64Array {
  const bytes = atob(packed);
  const values = new Float64Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    let value = 0;
    let place = 1;
    let byte = bytes.charCodeAt(at);
    for (at += 1; byte >= 128; at += 1) {
      value += (byte - 128) * place;
      place *= 128;
      byte = bytes.charCodeAt(at);
    }
    value += byte * place;
    values[index] = value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
  return values;
}

/** Running sums of what was packed as differences. */
export function unpackDifferences(packed: string, count: number): Float64Array {
  const values = unpackIntegers(packed, count);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    sum += values[index] ?? 0;
    values[index] = sum;
  }
  return values;
}
