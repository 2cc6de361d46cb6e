import type { DistrictPolicyName } from './district-policies.ts';
import type { DocumentKind } from './documents.ts';
import type { PartyRole } from './parties.ts';

/** The seven ways a parcel crosses a border here. */
export type TradeModeName =
  | 'bonded-import'
  | 'direct-import'
  | 'general-export'
  | 'special-area-export'
  | 'b2b-direct-export'
  | 'overseas-stocking'
  | 'overseas-fulfilment';

/** One trade mode. All that differs between modes stands here: no code asks for a mode by name. */
export interface TradeMode {
  readonly name: TradeModeName;
  readonly title: string;
  readonly chineseTitle: string;
  /** Customs supervision code (海关监管方式), absent where nothing is declared to China customs. */
  readonly supervisionCode?: '1210' | '9610' | '9710' | '9810';
  readonly direction: 'import' | 'export' | 'none';
  /** Who gets it. A firm's import abroad is its own affair: planning takes such a mode only on request. */
  readonly buyer: 'consumer' | 'firm';
  readonly goodsLieIn: string;
  /** Who stands on its declaration, or on those of its load. */
  readonly parties: readonly PartyRole[];
  /** Documents that must be accepted before the list, in the order they are due. */
  readonly documents: readonly DocumentKind[];
  /** The list (清单) whose release lets the parcel go. */
  readonly list?: DocumentKind;
  /** Message that withdraws the list before 399. */
  readonly withdrawal?: DocumentKind;
  /**
   * The goods lie under a bonded account book: release writes them off it, and the parcel passes
   * the zone's gate with a gate pass (核放单). Else they leave our own stock at gate-out.
   */
  readonly bonded: boolean;
  /**
   * How parcels leave the warehouse: each through the gate by itself once released, or packed before
   * they are declared and in a load, whose bill its documents name.
   */
  readonly travels: 'alone' | 'in a load';
  /** What its customs district may do in a way of its own; see `districtPolicy`. */
  readonly districtPolicies: readonly DistrictPolicyName[];
  /** Country that the goods lie in: China, or abroad (the destination itself when nothing crosses a border). */
  readonly shipsFrom: 'home' | 'abroad' | 'destination';
  /**
   * Above the list's limit, or with goods that need a licence, a general declaration (报关单) stands in
   * for the list: its number and release are recorded, not built.
   */
  readonly mayNeedGeneralDeclaration: boolean;
  /** Released lists may be summed up into a declaration every month (701), where the merchant files so. */
  readonly maySumUp: boolean;
  /** The buyer must be known by identity number and the payment firm must vouch for the payment. */
  readonly needsBuyerIdentity: boolean;
  /** What ends it: the carrier's proof of delivery, or the goods receipt of the warehouse it goes to. */
  readonly endsWith: 'proof-of-delivery' | 'goods-receipt';
  readonly confirmedBy: string;
  /** Days from order to the buyer, for choosing between modes. weak: orders of magnitude of published services. */
  readonly expectedDays: number;
  /** Days until a stage is overdue as a whole: confirm deadline of the mode. */
  readonly confirmWithinDays: number;
}

/** Whoever stands on every declaration. */
const FIRMS = ['seller', 'platform', 'declarant', 'logistics firm'] as const;

/** Source: GACC announcements on 1210, 9610, 9710, 9810; CEB 2022-05 for the documents of each. */
export const TRADE_MODES: { readonly [Name in TradeModeName]: TradeMode } = {
  'bonded-import': {
    name: 'bonded-import',
    title: 'Bonded import',
    chineseTitle: '网购保税进口',
    supervisionCode: '1210',
    direction: 'import',
    buyer: 'consumer',
    goodsLieIn: 'bonded warehouse in China, account book',
    parties: [...FIRMS, 'payment firm', 'zone warehouse', 'guarantor'],
    documents: ['311', '411', '511'],
    list: '621',
    withdrawal: '623',
    bonded: true,
    travels: 'alone',
    districtPolicies: [],
    shipsFrom: 'home',
    mayNeedGeneralDeclaration: false,
    maySumUp: false,
    needsBuyerIdentity: true,
    endsWith: 'proof-of-delivery',
    confirmedBy: 'proof of delivery',
    expectedDays: 5,
    confirmWithinDays: 30,
  },
  'direct-import': {
    name: 'direct-import',
    title: 'Direct import',
    chineseTitle: '直购进口',
    supervisionCode: '9610',
    direction: 'import',
    buyer: 'consumer',
    goodsLieIn: 'overseas',
    parties: [...FIRMS, 'payment firm', 'guarantor', 'site'],
    documents: ['311', '411', '511'],
    list: '621',
    withdrawal: '623',
    bonded: false,
    travels: 'in a load',
    districtPolicies: [],
    shipsFrom: 'abroad',
    mayNeedGeneralDeclaration: false,
    maySumUp: false,
    needsBuyerIdentity: true,
    endsWith: 'proof-of-delivery',
    confirmedBy: 'proof of delivery',
    expectedDays: 9,
    confirmWithinDays: 45,
  },
  'general-export': {
    name: 'general-export',
    title: 'General export',
    chineseTitle: '一般出口',
    supervisionCode: '9610',
    direction: 'export',
    buyer: 'consumer',
    goodsLieIn: 'seller or hub',
    parties: [...FIRMS, 'site'],
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: false,
    travels: 'in a load',
    districtPolicies: ['exportArrival'],
    shipsFrom: 'home',
    mayNeedGeneralDeclaration: false,
    maySumUp: true,
    needsBuyerIdentity: false,
    endsWith: 'proof-of-delivery',
    confirmedBy: 'proof of delivery abroad',
    expectedDays: 12,
    confirmWithinDays: 45,
  },
  'special-area-export': {
    name: 'special-area-export',
    title: 'Special-area export',
    chineseTitle: '特殊区域出口',
    supervisionCode: '1210',
    direction: 'export',
    buyer: 'consumer',
    goodsLieIn: 'comprehensive bonded zone, account book',
    parties: [...FIRMS, 'zone warehouse'],
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: true,
    travels: 'in a load',
    districtPolicies: [],
    shipsFrom: 'home',
    mayNeedGeneralDeclaration: false,
    maySumUp: false,
    needsBuyerIdentity: false,
    endsWith: 'proof-of-delivery',
    confirmedBy: 'proof of delivery abroad',
    expectedDays: 10,
    confirmWithinDays: 45,
  },
  'b2b-direct-export': {
    name: 'b2b-direct-export',
    title: 'B2B direct export',
    chineseTitle: '跨境电商B2B直接出口',
    supervisionCode: '9710',
    direction: 'export',
    buyer: 'firm',
    goodsLieIn: 'seller',
    parties: FIRMS,
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: false,
    travels: 'alone',
    districtPolicies: [],
    shipsFrom: 'home',
    mayNeedGeneralDeclaration: true,
    maySumUp: false,
    needsBuyerIdentity: false,
    endsWith: 'proof-of-delivery',
    confirmedBy: 'receipt by the buyer',
    expectedDays: 20,
    confirmWithinDays: 90,
  },
  'overseas-stocking': {
    name: 'overseas-stocking',
    title: 'Overseas-warehouse stocking',
    chineseTitle: '跨境电商出口海外仓',
    supervisionCode: '9810',
    direction: 'export',
    buyer: 'firm',
    goodsLieIn: 'seller',
    parties: FIRMS,
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: false,
    travels: 'alone',
    districtPolicies: [],
    shipsFrom: 'home',
    mayNeedGeneralDeclaration: true,
    maySumUp: false,
    needsBuyerIdentity: false,
    endsWith: 'goods-receipt',
    confirmedBy: 'goods receipt of the overseas warehouse',
    expectedDays: 35,
    confirmWithinDays: 120,
  },
  'overseas-fulfilment': {
    name: 'overseas-fulfilment',
    title: 'Overseas fulfilment',
    chineseTitle: '海外仓发货',
    direction: 'none',
    buyer: 'consumer',
    goodsLieIn: 'overseas warehouse',
    parties: [],
    documents: [],
    bonded: false,
    travels: 'alone',
    districtPolicies: [],
    shipsFrom: 'destination',
    mayNeedGeneralDeclaration: false,
    maySumUp: false,
    needsBuyerIdentity: false,
    endsWith: 'proof-of-delivery',
    confirmedBy: 'proof of delivery',
    expectedDays: 3,
    confirmWithinDays: 30,
  },
};

/** Whether a parcel of this mode crosses a border to a consumer, and owes what is owed there. */
export function crossesToConsumer({ direction, buyer }: TradeMode): boolean {
  return direction !== 'none' && buyer === 'consumer';
}

/** Whether the customs of its destination is told of each parcel, and wants data of its goods. */
export function isToldAbroad({ direction, buyer }: TradeMode): boolean {
  return direction === 'export' && buyer === 'consumer';
}

/** Whether one order may go in several parcels: not where order, payment and list must agree. */
export function maySplit({ direction }: TradeMode): boolean {
  return direction !== 'import';
}
