import type { SummaryGroup } from './summary.ts';

/** The text whose digest names a group within its month. */
export function summaryGroupText(group: SummaryGroup): string {
  const { merchantId, customsId, customsCode, declarant, seller } = group;
  return JSON.stringify([merchantId, customsId, customsCode, declarant.code, seller.code]);
}

/**
 * Id of the n-th application of a group and month, at most 22 characters: it is the CEB `copNo`.
 *
 * @param digest lower-case hex of `summaryGroupText`
 */
export function summaryIdOf(digest: string, month: string, number: number): string {
  const group = digest.slice(0, 8).toUpperCase();
  return `SA${month.replace('-', '')}-${group}-${String(number).padStart(2, '0')}`;
}

/** Whether a text has the form of an application's id. */
export function isSummaryId(text: string): boolean {
  return /^SA\d{6}-[0-9A-F]{8}-\d{2,4}$/.test(text);
}
