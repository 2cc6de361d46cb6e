import type { TradeModeName } from '../../trade/trade-modes.ts';

/** How the goods travel and leave, as a list of this mode declares it. */
export interface FilingTerms {
  /** JGS-20 运输方式: for 1210 imports the way out of the zone, for exports the way abroad. */
  readonly transportMode: string;
  /** CEB303 `orderType`: E to a consumer, B to a firm, W booking of an overseas warehouse. */
  readonly orderType?: 'E' | 'B' | 'W';
}

const WATER = '2';
const ROAD = '4';
const AIR = '5';

/** weak: transport codes are from public tables of JGS-20, and each zone may ask for its own (W, X, Y). */
export const FILING_TERMS: { readonly [Name in TradeModeName]?: FilingTerms } = {
  'bonded-import': { transportMode: ROAD },
  'direct-import': { transportMode: AIR },
  'special-area-export': { transportMode: AIR, orderType: 'E' },
  'general-export': { transportMode: AIR, orderType: 'E' },
  'b2b-direct-export': { transportMode: AIR, orderType: 'B' },
  'overseas-stocking': { transportMode: WATER, orderType: 'W' },
};
