import { returnTerms } from '../customs/return-terms.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
import type { Stage } from './stages.ts';
import { RETURN_APPLICATIONS } from './undone.ts';
import { RETURN_TALLIES } from './return-tally.ts';

/** The stages of a day without trouble, which mean something of their own in each mode. */
type Happy = Exclude<Stage, 'unwind' | 'needs-operator'>;

const BUYER_ABROAD =
  'The load departs, its departure is declared (509), and proof of delivery abroad ends it.';
const LEAVES_ALONE =
  'The parcel is picked, packed and let out of the gate, which takes its goods off our stock; the carrier’s first scan ends it.';
const FIRM_DECLARES =
  'Order (303) and waybill (505) are accepted by customs and agree with each other. The list (603) is released, or, where it may not be used, the general declaration that a broker files.';
const SIGNED_FOR =
  'The carrier delivers in China and declares the parcel as signed for (513); proof of delivery ends it.';

/** What each stage stands for, in the order in which things happen. Documents are those of `asksOfStage`, and of the load. */
const MEANINGS: { readonly [Mode in TradeModeName]: { readonly [S in Happy]: string } } = {
  'bonded-import': {
    dispatch:
      'The bonded warehouse takes the order and sets the goods aside; the carrier gives a waybill number.',
    declare:
      'The payment firm vouches for the payment; order (311), payment (411) and waybill (511) are accepted by customs and agree. The list (621) is filed, its tax drawn on the guarantor, and released, which writes the goods off the account book.',
    'hand-off':
      'The parcel is picked and packed, leaves the zone with a gate pass of its own, and is scanned by the carrier.',
    confirm: SIGNED_FOR,
  },
  'direct-import': {
    dispatch:
      'The warehouse abroad takes the order and packs it; the carrier gives a waybill number.',
    declare:
      'The payment firm vouches for the payment; order (311), payment (411) and waybill (511) are accepted by customs and agree. The parcel joins a load, whose bill and flight the list (621) names; the site declares what arrived (711), and customs releases the list then.',
    'hand-off':
      'The gate of the warehouse abroad and the carrier’s first scan are behind it; its goods are off the stock there.',
    confirm: SIGNED_FOR,
  },
  'general-export': {
    dispatch: 'The hub takes the order and packs it; the carrier gives a waybill number.',
    declare:
      'Order (303) and waybill (505) are accepted by customs and agree; the destination’s data went ahead to the carrier. The list (603) is filed, and the parcel joins a load; arrival at the site (507) and release follow in the order of the district.',
    'hand-off':
      'The load is linked, master bill and waybills (607); the goods are off our stock, and the carrier has scanned the parcel.',
    confirm: BUYER_ABROAD,
  },
  'special-area-export': {
    dispatch:
      'The zone’s warehouse takes the order and packs it; the carrier gives a waybill number.',
    declare:
      'Order (303) and waybill (505) are accepted by customs and agree; the destination’s data went ahead to the carrier. The list (603) is released, which writes the goods off the account book, and the parcel joins a load.',
    'hand-off':
      'The load leaves the zone with one gate pass for all of it, and is linked, master bill and waybills (607); the carrier has scanned the parcel.',
    confirm: BUYER_ABROAD,
  },
  'b2b-direct-export': {
    dispatch: 'The seller’s warehouse takes the order; the carrier gives a waybill number.',
    declare: FIRM_DECLARES,
    'hand-off': LEAVES_ALONE,
    confirm: 'The carrier brings it to the buyer’s firm, whose receipt ends it.',
  },
  'overseas-stocking': {
    dispatch: 'The seller’s warehouse takes the booking; the carrier gives a waybill number.',
    declare: FIRM_DECLARES,
    'hand-off': LEAVES_ALONE,
    confirm:
      'The overseas warehouse counts what came and puts it away, which adds it to the stock there.',
  },
  'overseas-fulfilment': {
    dispatch: 'The overseas warehouse takes the order; the carrier gives a waybill number.',
    declare: 'No border is crossed: nothing is declared, and the stage completes itself.',
    'hand-off': LEAVES_ALONE,
    confirm: 'The carrier delivers in the country the goods lay in; proof of delivery ends it.',
  },
};

/** What a stage of the workflow means for a parcel of a mode, in words for a person. */
export function stageMeaning(mode: TradeModeName, stage: Stage): string {
  switch (stage) {
    case 'unwind':
      return unwindMeaning(mode);
    case 'needs-operator':
      return 'Nothing goes on by itself: an operator resumes it at a stage, or has it taken back.';
    default:
      return MEANINGS[mode][stage];
  }
}

function unwindMeaning(mode: TradeModeName): string {
  const { withdrawal, direction } = TRADE_MODES[mode];
  const application = RETURN_APPLICATIONS[direction];
  const tally = RETURN_TALLIES[direction];
  const { days = 0 } = returnTerms(direction).applyWithin;
  const tallied =
    tally === undefined ? '' : `, and what comes back is tallied by the site (${tally})`;
  const undone =
    withdrawal === undefined || application === undefined
      ? ''
      : ` Its list is withdrawn (${withdrawal}) before release, or returned (${application}) within ${String(days)} days after it${tallied}.`;
  return `The parcel is stopped, or comes back.${undone} Then stock and limits are restored, and the label is void.`;
}
