// Parameters in words: the number with its unit, the option by its label.
import type { ParamValue } from '../graph/graph';
import type { Field } from '../nodes/fields';
import type { Unit } from '../types/unit';

export function sayParam(field: Field | undefined, value: ParamValue): string {
  if (field?.kind === 'choice') return field.options[String(value)] ?? String(value);
  if (field?.kind === 'flag') return value === true ? 'true' : 'false';
  return typeof value === 'number' && (field?.kind === 'int' || field?.kind === 'number') ? sayNumber(value, field.unit) : String(value);
}

/** Prices stand bare: an index has no currency. */
export function sayNumber(value: number, unit: Unit): string {
  switch (unit) {
    case 'percent':
      return `${value} %`;
    case 'rupees':
      return `₹${value}`;
    case 'points':
      return counted(value, 'point');
    case 'minutes':
      return counted(value, 'minute');
    case 'days':
      return counted(value, 'day');
    case 'sigma':
      return `${value} σ`;
    case 'none':
    case 'price':
    case 'quantity':
    case 'bars':
    case 'time':
      return String(value);
  }
}

function counted(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}
