// What expiry does to an open contract: how it is settled, and at which price. What is asked of its holder on that day is `engine/margin`.
import { type Dated, datedTable, findInForce } from './dated';
import { type Contract, isIndexContract } from './instrument';
import { SETTLEMENT_RULES, type SettlementClass, type SettlementRow } from './tables/settlement-rules';

const rules = datedTable('settlement-rules', SETTLEMENT_RULES);

export function settlementClassOf(contract: Contract): SettlementClass {
  return `${isIndexContract(contract) ? 'index' : 'stock'}-${contract.kind}`;
}

/** The rule under which a contract of the class that expires on a day is settled; null before the table. */
export function findSettlement(settlementClass: SettlementClass, expiryDay: number): Dated<SettlementRow> | null {
  return findInForce(rules, expiryDay, (row) => row.settlementClass === settlementClass);
}
