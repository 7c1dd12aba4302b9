// Options that are numbers, with their bounds; what is not one is a fault that says them.
import type { CommandArguments } from './command';
import { badOption } from './reading-options';

export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

/** Null where the option is not given and has no fallback. */
export function numberOption(args: CommandArguments, name: string, { min, max, isWhole }: NumberBounds): number | null {
  const text = args.text(name);
  if (text === null) return null;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw badOption(args, name, 'is no number', 'write a plain decimal');
  if (isWhole && !Number.isInteger(value)) throw badOption(args, name, 'is no whole number', 'write one');
  if (value < min || value > max) throw badOption(args, name, `lies outside ${min} to ${max}`, 'choose a value within');
  return value;
}

const RUPEES_MAX = 10_000_000_000;

/** Rupees, with or without commas, as whole paise. */
export function rupeesOption(args: CommandArguments, name: string): number {
  const text = args.text(name) ?? '';
  if (!/^\d[\d,_]*(\.\d{1,2})?$/.test(text)) throw badOption(args, name, 'is no amount of rupees', 'write for instance 500000');
  const paise = Math.round(Number(text.replaceAll(/[,_]/g, '')) * 100);
  if (paise < 100 || paise > RUPEES_MAX * 100) throw badOption(args, name, `lies outside 1 to ${RUPEES_MAX}`, 'choose an amount within');
  return paise;
}
