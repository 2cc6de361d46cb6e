import { exact, integer, optional, text } from './element-rows.ts';

/** Opens each import entity. `appStatus` is one character of up to three. */
export const importOpening = [
  exact('guid', 36),
  exact('appType', 1),
  exact('appTime', 14),
  text('appStatus', 1, 3),
] as const;

/** Opens each export entity. */
export const exportOpening = [
  exact('guid', 36),
  exact('appType', 1),
  exact('appTime', 14),
  exact('appStatus', 1),
] as const;

/** The platform: 电商平台. */
export const platformRows = [text('ebpCode', 1, 18), text('ebpName', 1, 100)] as const;

/** The e-commerce firm: 电商企业, on exports 收发货人. */
export const sellerRows = [text('ebcCode', 1, 18), text('ebcName', 1, 100)] as const;

/** The declarant: 申报企业. */
export const declarantRows = [text('agentCode', 1, 18), text('agentName', 1, 100)] as const;

/** The buyer as ordered by: 订购人. */
export const buyerIdentityRows = [exact('buyerIdType', 1), text('buyerIdNumber', 1, 60)] as const;

/** The logistics firm: 物流企业. */
export const logisticsRows = [text('logisticsCode', 1, 18), text('logisticsName', 1, 100)] as const;

/** Who runs the supervised site: 监管场所经营人. */
export const operatorRows = [text('operatorCode', 1, 18), text('operatorName', 1, 100)] as const;

/** One message of several: how many there are, and which this is. Alone it is 1 of 1. */
export const partRows = [integer('msgCount', 9), integer('msgSeqNo', 9)] as const;

/** Closes nearly every entity. */
export const note = optional(text('note', 0, 1000));

/** The head of what takes an import list back: 623 and 625 ask for the same. */
export const importTakingBack = [
  ...importOpening,
  exact('customsCode', 4),
  text('orderNo', 1, 60),
  ...platformRows,
  ...sellerRows,
  text('logisticsNo', 1, 60),
  ...logisticsRows,
  optional(text('copNo', 0, 20)),
  optional(text('preNo', 0, 18)),
  text('invtNo', 1, 18),
  ...buyerIdentityRows,
  text('buyerName', 1, 60),
  text('buyerTelephone', 1, 30),
  ...declarantRows,
  text('reason', 1, 1000),
  note,
] as const;

/** Opens an export entity that is filed at a district under a number of ours. */
export const exportFiling = [
  ...exportOpening,
  exact('customsCode', 4),
  text('copNo', 1, 30),
  optional(exact('preNo', 18)),
] as const;
