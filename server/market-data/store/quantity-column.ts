// Volumes and open interest on disk: absent where there is nothing to say, uint32 where all values are whole and fit, else f64.
import type { ColumnBytes } from './column-bytes';
import type { Column } from './column-file';
import { ABSENT, FLOAT64, UINT32 } from './column-file';

const UINT32_MAX = 4_294_967_295;

export interface QuantityColumn {
  readonly kind: number;
  readonly columns: readonly Column[];
}

/** `nothing` is the value that stands for "the source has none": 0 for volume, NaN for open interest. */
export function encodeQuantity(values: Float64Array, nothing: number): QuantityColumn {
  if (values.every((value) => Object.is(value, nothing))) return { kind: ABSENT, columns: [] };
  const isUint32 = values.every((value) => Number.isInteger(value) && value >= 0 && value <= UINT32_MAX);
  return isUint32 ? { kind: UINT32, columns: [Uint32Array.from(values)] } : { kind: FLOAT64, columns: [values] };
}

export function decodeQuantity(reader: ColumnBytes, kind: number, count: number, nothing: number): Float64Array {
  if (kind === FLOAT64) return reader.float64(count);
  if (kind === UINT32) return new Float64Array(reader.uint32(count));
  const values = new Float64Array(count);
  return nothing === 0 ? values : values.fill(nothing);
}
