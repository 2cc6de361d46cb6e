/** What one period of the Chinese retail-import regime says. Amounts are fen. */
export interface RetailImportRule {
  /** First day in force, YYYY-MM-DD in China. */
  readonly validFrom: string;
  /** Dutiable value that one transaction may reach. */
  readonly transactionLimit: number;
  /** Dutiable value that one person may reach in a calendar year, over all platforms. */
  readonly annualLimit: number;
  /** Whether an order of one single item above the transaction limit may pass at full tax. */
  readonly singleItemOverLimit: boolean;
  /** Share of statutory VAT and consumption tax that is collected within the limits, in percent. */
  readonly taxShare: number;
  readonly source: string;
}

/**
 * Oldest first. Customs duty is 0 within the limits in every period. weak: that single items above
 * the limit were general trade before 2019 was not read in the primary text.
 */
const RULES: readonly RetailImportRule[] = [
  {
    validFrom: '2016-04-08',
    transactionLimit: 2_000_00,
    annualLimit: 20_000_00,
    singleItemOverLimit: false,
    taxShare: 70,
    source: 'CaiGuanShui 2016-18',
  },
  {
    validFrom: '2019-01-01',
    transactionLimit: 5_000_00,
    annualLimit: 26_000_00,
    singleItemOverLimit: true,
    taxShare: 70,
    source: 'CaiGuanShui 2018-49',
  },
];

/** The rule in force on a day (YYYY-MM-DD in China); undefined before the regime began. */
export function retailImportRuleOn(day: string): RetailImportRule | undefined {
  return RULES.findLast((rule) => rule.validFrom <= day);
}
