/** Messages of the CEB unified edition (2022-05) that this project sends or waits for. */
export type DocumentKind =
  | ('311' | '411' | '511' | '513' | '621' | '623' | '625' | '711')
  | ('303' | '403' | '505' | '507' | '509' | '603' | '605' | '607' | '701' | '213' | '215');

/** Who answers for a document. We file only where entrusted; else we wait for its receipt. */
export type ResponsibleParty = 'merchant' | 'platform' | 'payment firm' | 'logistics firm' | 'site';

/** One row per document. */
export interface DocumentRow {
  readonly title: string;
  readonly chineseTitle: string;
  readonly filedBy: ResponsibleParty;
  /** True where the responsible party entrusts us with building, signing and filing. */
  readonly entrustedToUs: boolean;
  /** The receipt message that customs answers with. */
  readonly receipt: string;
  /** The `returnStatus` that lets the next document go: lists and export returns are done at 800 only. */
  readonly completeAt: 'accepted' | 'released';
}

/**
 * Source: GACC CEB message specification 2022-05 (catalogue of business nodes); sender column.
 * The platform and the merchant entrust 311, 303, 621 and 603 to us, with what undoes and sums up
 * lists (623, 605, 625, 213, 701), and the merchant its receipts of payment (403), which a payment
 * firm may file as well: weak, whose they are is left open. Nobody invents the payment firm's 411, the logistics
 * firm's 511, 505 and 513, the site's tally (215), or what both declare of a load (711, 507, 509,
 * 607). weak: the specification also lets the merchant or its broker file 607.
 */
export const DOCUMENTS: { readonly [Kind in DocumentKind]: DocumentRow } = {
  '311': {
    title: 'Import order',
    chineseTitle: '进口订单',
    filedBy: 'platform',
    entrustedToUs: true,
    receipt: '312',
    completeAt: 'accepted',
  },
  '411': {
    title: 'Payment voucher',
    chineseTitle: '支付凭证',
    filedBy: 'payment firm',
    entrustedToUs: false,
    receipt: '412',
    completeAt: 'accepted',
  },
  '511': {
    title: 'Import waybill',
    chineseTitle: '进口运单',
    filedBy: 'logistics firm',
    entrustedToUs: false,
    receipt: '512',
    completeAt: 'accepted',
  },
  '513': {
    title: 'Waybill status: signed for',
    chineseTitle: '运单状态',
    filedBy: 'logistics firm',
    entrustedToUs: false,
    receipt: '514',
    completeAt: 'accepted',
  },
  '621': {
    title: 'Import list',
    chineseTitle: '进口清单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '622',
    completeAt: 'released',
  },
  '623': {
    title: 'Import list withdrawal',
    chineseTitle: '撤销申请单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '624',
    completeAt: 'accepted',
  },
  '625': {
    title: 'Import return application',
    chineseTitle: '退货申请单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '626',
    completeAt: 'accepted',
  },
  '711': {
    title: 'Arrival list of the site',
    chineseTitle: '入库明细单',
    filedBy: 'site',
    entrustedToUs: false,
    receipt: '712',
    completeAt: 'accepted',
  },
  '303': {
    title: 'Export order',
    chineseTitle: '出口订单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '304',
    completeAt: 'accepted',
  },
  '403': {
    title: 'Export payment receipts',
    chineseTitle: '收款单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '404',
    completeAt: 'accepted',
  },
  '505': {
    title: 'Export waybill',
    chineseTitle: '出口运单',
    filedBy: 'logistics firm',
    entrustedToUs: false,
    receipt: '506',
    completeAt: 'accepted',
  },
  '507': {
    title: 'Arrival at the site',
    chineseTitle: '运抵单',
    filedBy: 'logistics firm',
    entrustedToUs: false,
    receipt: '508',
    completeAt: 'accepted',
  },
  '509': {
    title: 'Departure from China',
    chineseTitle: '离境单',
    filedBy: 'logistics firm',
    entrustedToUs: false,
    receipt: '510',
    completeAt: 'accepted',
  },
  '603': {
    title: 'Export list',
    chineseTitle: '出口清单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '604',
    completeAt: 'released',
  },
  '605': {
    title: 'Export list withdrawal',
    chineseTitle: '出口撤销申请单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '606',
    completeAt: 'accepted',
  },
  '607': {
    title: 'Master bill and its waybills',
    chineseTitle: '清单总分单',
    filedBy: 'logistics firm',
    entrustedToUs: false,
    receipt: '608',
    completeAt: 'accepted',
  },
  '701': {
    title: 'Summary application',
    chineseTitle: '汇总申请单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '702',
    completeAt: 'accepted',
  },
  '213': {
    title: 'Export return application',
    chineseTitle: '出口退货申请单',
    filedBy: 'merchant',
    entrustedToUs: true,
    receipt: '214',
    completeAt: 'released',
  },
  '215': {
    title: 'Tally of a return',
    chineseTitle: '理货明细单',
    filedBy: 'site',
    entrustedToUs: false,
    receipt: '216',
    completeAt: 'accepted',
  },
};
