// Which contract an instrument of a program is on which days. A fixed instrument is one contract for ever; one by rule is a contract
// after another, and none where none was found.

export interface ContractEra<Contract> {
  readonly contract: Contract | null;
  /** IST days, both included. Eras follow each other without a gap; the first begins at −∞ and the last ends at ∞. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Where the contract is chosen within its first day: from this instant on there are rows. */
  readonly fromUs?: number;
}

export interface WithEras<Contract> {
  /** Only where a rule chooses the contract. */
  readonly eras?: readonly ContractEra<Contract>[];
}

export function erasOf<Contract extends WithEras<Contract>>(instrument: Contract): readonly ContractEra<Contract>[] {
  return instrument.eras ?? [{ contract: instrument, fromDay: Number.NEGATIVE_INFINITY, toDay: Number.POSITIVE_INFINITY }];
}

/** The era of a day. */
export function findEra<Contract>(eras: readonly ContractEra<Contract>[], day: number): ContractEra<Contract> | null {
  return eras.find((era) => era.toDay >= day) ?? null;
}
