// Price, implied volatility and greeks of one row: what it leaves out is computed from what it says, and what it says is never overruled.
import { greeksOf } from '../../../engine/options/greeks';
import { impliedVolatility } from '../../../engine/options/implied-volatility';
import { priceOption } from '../../../engine/options/price-option';
import type { OptionContract, ValuedOption } from './option-contract';

export function valueContract(contract: OptionContract): ValuedOption {
  const { terms, price, volatility } = contract;
  const implied = price === null ? null : impliedVolatility(terms, price);
  const used = volatility ?? implied?.volatility ?? null;
  const modelled = volatility === null ? null : priceOption(terms, volatility);
  const hasNoFormula = volatility !== null && modelled === null;
  return {
    contract,
    price: volatility === null ? price : modelled,
    impliedVolatility: implied === null ? (hasNoFormula ? null : volatility) : implied.volatility,
    greeks: used === null ? null : greeksOf(terms, used),
    reason: implied?.reason ?? (hasNoFormula ? 'no-formula' : null),
  };
}
