import type { Duration } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
import type { Stage } from './stages.ts';

/** In every mode alike. Ours, and no rule of carriers; 45 days are what a returned import has to be back in. */
const DEADLINES: { readonly [S in Exclude<Stage, 'confirm'>]: Duration } = {
  dispatch: { days: 5 },
  declare: { days: 10 },
  'hand-off': { days: 10 },
  unwind: { days: 45 },
  'needs-operator': { days: 90 },
};

/** How long a visit to a stage may take, until an operator must see to it. */
export function stageDeadline(mode: TradeModeName, stage: Stage): Duration {
  return stage === 'confirm' ? { days: TRADE_MODES[mode].confirmWithinDays } : DEADLINES[stage];
}
