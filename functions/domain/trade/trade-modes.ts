import type { DocumentKind } from './documents.ts';

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
  readonly goodsLieIn: string;
  /** Documents that must be accepted before the list, in the order they are due. */
  readonly documents: readonly DocumentKind[];
  /** The list (清单) whose release lets the parcel go. */
  readonly list?: DocumentKind;
  /** Message that withdraws the list before 399. */
  readonly withdrawal?: DocumentKind;
  /** The list is written off a bonded account book on release. */
  readonly bonded: boolean;
  /** The buyer must be known by identity number and the payment firm must vouch for the payment. */
  readonly needsBuyerIdentity: boolean;
  readonly confirmedBy: string;
  /** Days until a stage is overdue as a whole: confirm deadline of the mode. */
  readonly confirmWithinDays: number;
  /** Absent: this mode works. Present: why planning refuses it for now. */
  readonly refusedBecause?: string;
}

/** Source: GACC announcements on 1210, 9610, 9710, 9810; CEB 2022-05 for the documents of each. */
export const TRADE_MODES: { readonly [Name in TradeModeName]: TradeMode } = {
  'bonded-import': {
    name: 'bonded-import',
    title: 'Bonded import',
    chineseTitle: '网购保税进口',
    supervisionCode: '1210',
    direction: 'import',
    goodsLieIn: 'bonded warehouse in China, account book',
    documents: ['311', '411', '511'],
    list: '621',
    withdrawal: '623',
    bonded: true,
    needsBuyerIdentity: true,
    confirmedBy: 'proof of delivery',
    confirmWithinDays: 30,
  },
  'direct-import': {
    name: 'direct-import',
    title: 'Direct import',
    chineseTitle: '直购进口',
    supervisionCode: '9610',
    direction: 'import',
    goodsLieIn: 'overseas',
    documents: ['311', '411', '511'],
    list: '621',
    withdrawal: '623',
    bonded: false,
    needsBuyerIdentity: true,
    confirmedBy: 'proof of delivery',
    confirmWithinDays: 45,
    refusedBecause:
      'direct import (9610) needs a master bill and the site’s arrival list (711), which are not built yet',
  },
  'general-export': {
    name: 'general-export',
    title: 'General export',
    chineseTitle: '一般出口',
    supervisionCode: '9610',
    direction: 'export',
    goodsLieIn: 'seller or hub',
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: false,
    needsBuyerIdentity: false,
    confirmedBy: 'proof of delivery abroad',
    confirmWithinDays: 45,
    refusedBecause:
      'general export (9610) needs arrival (507), departure (509) and linkage (607) per load, which are not built yet',
  },
  'special-area-export': {
    name: 'special-area-export',
    title: 'Special-area export',
    chineseTitle: '特殊区域出口',
    supervisionCode: '1210',
    direction: 'export',
    goodsLieIn: 'comprehensive bonded zone, account book',
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: true,
    needsBuyerIdentity: false,
    confirmedBy: 'proof of delivery abroad',
    confirmWithinDays: 45,
  },
  'b2b-direct-export': {
    name: 'b2b-direct-export',
    title: 'B2B direct export',
    chineseTitle: '跨境电商B2B直接出口',
    supervisionCode: '9710',
    direction: 'export',
    goodsLieIn: 'seller',
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: false,
    needsBuyerIdentity: false,
    confirmedBy: 'receipt by the buyer',
    confirmWithinDays: 90,
    refusedBecause:
      'B2B direct export (9710) needs the general declaration above 5,000 CNY, which is not built yet',
  },
  'overseas-stocking': {
    name: 'overseas-stocking',
    title: 'Overseas-warehouse stocking',
    chineseTitle: '跨境电商出口海外仓',
    supervisionCode: '9810',
    direction: 'export',
    goodsLieIn: 'seller',
    documents: ['303', '505'],
    list: '603',
    withdrawal: '605',
    bonded: false,
    needsBuyerIdentity: false,
    confirmedBy: 'goods receipt of the overseas warehouse',
    confirmWithinDays: 120,
    refusedBecause:
      'overseas-warehouse stocking (9810) needs the booking order (303 W) and a second ledger, which are not built yet',
  },
  'overseas-fulfilment': {
    name: 'overseas-fulfilment',
    title: 'Overseas fulfilment',
    chineseTitle: '海外仓发货',
    direction: 'none',
    goodsLieIn: 'overseas warehouse',
    documents: [],
    bonded: false,
    needsBuyerIdentity: false,
    confirmedBy: 'proof of delivery',
    confirmWithinDays: 30,
    refusedBecause:
      'overseas fulfilment needs an overseas warehouse’s stock, which is not built yet',
  },
};
