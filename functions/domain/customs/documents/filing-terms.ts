import type { TradeModeName } from '../../trade/trade-modes.ts';

/** How the goods travel and leave, as a list of this mode declares it. */
export interface FilingTerms {
  /** JGS-20 运输方式: for 1210 imports the way out of the zone, for exports the way abroad. */
  readonly transportMode: string;
  /** CEB621 `country`: 142 for 1210, else where the goods departed. */
  readonly departureCountry?: string;
}

const ROAD = '4';
const AIR = '5';
const CHINA = '142';

/** weak: transport codes are from public tables of JGS-20, and each zone may ask for its own (W, X, Y). */
export const FILING_TERMS: { readonly [Name in TradeModeName]?: FilingTerms } = {
  'bonded-import': { transportMode: ROAD, departureCountry: CHINA },
  'special-area-export': { transportMode: AIR },
};
