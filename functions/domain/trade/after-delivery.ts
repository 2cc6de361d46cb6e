import type { DocumentKind } from './documents.ts';
import type { TradeMode } from './trade-modes.ts';

/** Filed by the logistics firm after delivery. Source: GACC CEB message specification 2022-05, 513. */
export const AFTER_DELIVERY: { readonly [D in TradeMode['direction']]: readonly DocumentKind[] } = {
  import: ['513'],
  export: [],
  none: [],
};
