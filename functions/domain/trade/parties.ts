/** A firm as customs knows it: USCC (18) or customs registration number (10), and its name. */
export interface Enterprise {
  readonly code: string;
  readonly name: string;
}

/** A part that somebody plays in a declaration, or in what is declared of its load. */
export type PartyRole =
  | 'seller'
  | 'platform'
  | 'declarant'
  | 'logistics firm'
  | 'payment firm'
  | 'zone warehouse'
  | 'guarantor'
  | 'site';

/** One row per part. */
export interface PartyRow {
  readonly chineseTitle: string;
  /** What CEB calls its number. */
  readonly ceb: string;
  /** What it is there for. */
  readonly does: string;
}

/** Source: CEB 2022-05, heads of 311, 411, 511, 621, 303, 505, 603, 507, 607, 711. */
export const PARTY_ROLES: { readonly [Role in PartyRole]: PartyRow } = {
  seller: {
    chineseTitle: '电商企业',
    ceb: 'ebcCode',
    does: 'sells the goods and answers for what is declared: the merchant',
  },
  platform: {
    chineseTitle: '电商平台',
    ceb: 'ebpCode',
    does: 'is where the order was placed',
  },
  declarant: {
    chineseTitle: '申报企业',
    ceb: 'agentCode',
    does: 'signs and files the list under its own certificate',
  },
  'logistics firm': {
    chineseTitle: '物流企业',
    ceb: 'logisticsCode',
    does: 'declares the waybill, and of an export load what becomes of it: the carrier',
  },
  'payment firm': {
    chineseTitle: '支付企业',
    ceb: 'payCode',
    does: 'vouches for the payment and declares it',
  },
  'zone warehouse': {
    chineseTitle: '区内企业',
    ceb: 'areaCode, iacCode',
    does: 'keeps the account book that the goods are written off',
  },
  guarantor: {
    chineseTitle: '担保企业',
    ceb: 'assureCode',
    does: 'stands in for the import tax until it is paid',
  },
  site: {
    chineseTitle: '监管场所经营人',
    ceb: 'operatorCode',
    does: 'takes in what arrives under supervision of customs',
  },
};

/**
 * Everybody who stands on a declaration besides the buyer. Built at planning from merchant,
 * channel, warehouse, carrier and payment firm, and kept in the consignment: later changes of the
 * directory never change what was declared.
 */
export interface Parties {
  /** 电商平台: the platform (CEB `ebp`). */
  readonly platform: Enterprise;
  /** 电商企业: the e-commerce firm (CEB `ebc`). */
  readonly seller: Enterprise;
  /** 申报企业: who declares (CEB `agent`). */
  readonly declarant: Enterprise;
  /** 物流企业: the logistics firm (CEB `logistics`). */
  readonly logistics: Enterprise;
  /** 支付企业: the payment firm (CEB `pay`), imports only. */
  readonly payment?: Enterprise;
  /** 区内企业: the warehouse firm in the zone (CEB `area` / `iac`). */
  readonly warehouse?: Enterprise;
  /** 担保企业: registration number of the tax guarantor (CEB `assureCode`), imports only. */
  readonly guarantorCode?: string;
  /** 账册: account book number (CEB `emsNo`), 1210 only. */
  readonly accountBook?: string;
  /** Customs district of declaration and port, four digits each. */
  readonly customsCode: string;
  readonly portCode: string;
  /** 收款单: receipts of payment (CEB403) are filed before the export list. Absent: nobody asks for them. */
  readonly exportReceipts?: 'filed';
  /**
   * 统计方式: what becomes of a released export list (CEB `statisticsFlag`). B: it is summed up into
   * a declaration every month (701). Absent: A, the list stands alone.
   */
  readonly statisticsFlag?: 'B';
  /** 运抵: in this district an export arrives at the site (507) once released. Absent: before that. */
  readonly exportArrival?: 'after-release';
}
