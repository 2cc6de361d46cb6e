/** A firm as customs knows it: USCC (18) or customs registration number (10), and its name. */
export interface Enterprise {
  readonly code: string;
  readonly name: string;
}

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
}
