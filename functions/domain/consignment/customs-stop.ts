import { clearanceSteps } from '../customs/declaration-life.ts';
import type { DeclarationState, DeclarationStep } from '../customs/declaration-life.ts';
import { receiptMeaning } from '../customs/receipt-status.ts';
import { after } from '../instant.ts';
import type { Duration, Instant } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';

/**
 * How long customs may keep a list there before an operator sees to it. weak: chosen; no rule says
 * how long a review or a detention takes. What is sent back abroad goes nowhere by itself.
 */
const PATIENCE: { readonly [State in DeclarationState]?: Duration } = {
  'in-review': { hours: 48 },
  detained: { hours: 24 },
  returned: {},
};

/** Customs has the goods and does not let them go. */
export interface CustomsStop {
  readonly state: DeclarationState;
  readonly since: Instant;
  /** When an operator must see to it. */
  readonly until: Instant;
  /** In words, with the code. */
  readonly meaning: string;
}

/** Why customs keeps the goods of this consignment, from the receipts of its list; undefined when it does not. */
export function customsStop({ mode, documents, attendedAt }: Consignment): CustomsStop | undefined {
  const { list } = TRADE_MODES[mode];
  const document = list && documents[list];
  if (list === undefined || document === undefined || document.superseded === true) {
    return undefined;
  }
  const filed: DeclarationStep = { state: 'filed', since: document.filedAt };
  const {
    state,
    since,
    status = '',
  } = clearanceSteps(list, document.receipts, filed).at(-1) ?? filed;
  const patience = PATIENCE[state];
  if (patience === undefined) return undefined;
  const from = attendedAt !== undefined && attendedAt > since ? attendedAt : since;
  const meaning = `${receiptMeaning(status, list).meaning} (${status})`;
  return { state, since, until: after(from, patience), meaning };
}
