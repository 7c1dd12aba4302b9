// One hash over all that the dated tables say: the name under which a run cites the market it was held to. A row that changes, in a figure, a
// day or a source, changes the name. Slow for a run's start: runs read what `node scripts/schedule-version.mjs` has written of it.
import { canonicalJson, type Json } from '../../dsl/ir/canonical-json';
import { sha256 } from '../../dsl/ir/sha256';
import { EXPOSURE_RATES } from '../margin/tables/exposure-rates';
import { INTEREST_RATES } from '../margin/tables/interest-rates';
import { SCAN_RULES } from '../margin/tables/scan-rules';
import { CHARGE_RATES } from './tables/charge-rates';
import { BROKERAGE, FIXED_CHARGES, GST, NOTE_ROUNDING } from './tables/charge-terms';
import { EXPIRY_RULES } from './tables/expiry-rules';
import { FREEZE_BY_INDEX_LEVEL, FREEZE_QUANTITIES } from './tables/freeze-quantities';
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, FIXED_HOLIDAYS, HOLIDAY_YEARS } from './tables/holidays';
import { LISTING_CYCLES } from './tables/listing-cycles';
import { LOT_SIZES } from './tables/lot-sizes';
import { MARGIN_SHARES } from './tables/margin-shares';
import { LIMIT_PRICE_PROTECTION, MARKET_PROTECTION, PRICE_BANDS } from './tables/price-limits';
import { SESSION_HOURS } from './tables/session-hours';
import { SETTLEMENT_RULES } from './tables/settlement-rules';
import { SPECIAL_SESSIONS } from './tables/special-sessions';
import { SPECIAL_SQUARE_OFF, SQUARE_OFF_TIMES } from './tables/square-off';
import { STRIKE_STEPS } from './tables/strike-steps';
import { TICK_SIZES } from './tables/tick-sizes';

/** By the name under which each is exported. */
export const SCHEDULES = {
  BROKERAGE,
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  CHARGE_RATES,
  EXPIRY_RULES,
  EXPOSURE_RATES,
  FIXED_CHARGES,
  FIXED_HOLIDAYS,
  FREEZE_BY_INDEX_LEVEL,
  FREEZE_QUANTITIES,
  GST,
  HOLIDAY_YEARS,
  INTEREST_RATES,
  LIMIT_PRICE_PROTECTION,
  LISTING_CYCLES,
  LOT_SIZES,
  MARGIN_SHARES,
  MARKET_PROTECTION,
  NOTE_ROUNDING,
  PRICE_BANDS,
  SCAN_RULES,
  SESSION_HOURS,
  SETTLEMENT_RULES,
  SPECIAL_SESSIONS,
  SPECIAL_SQUARE_OFF,
  SQUARE_OFF_TIMES,
  STRIKE_STEPS,
  TICK_SIZES,
};

/** SHA-256, hexadecimal, of the canonical JSON of tables; a member that is undefined is as good as absent. */
export function hashSchedules(schedules: object = SCHEDULES): string {
  return sha256(canonicalJson(JSON.parse(JSON.stringify(schedules)) as Json));
}
