import type { Enterprise } from '../../trade/parties.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import { inParts } from './in-parts.ts';
import { FIXED } from './wire-values.ts';

/**
 * What a summary application is built from: the released lists of one seller and month. Lists filed
 * with `statisticsFlag` A are not summed up.
 */
export interface SummaryInput {
  /** Becomes `copNo`, which the receipts echo: at most 30 characters, one per enterprise and month. */
  readonly summaryId: string;
  /** Customs district of declaration, four digits. */
  readonly customsCode: string;
  readonly siteCode?: string;
  readonly declarant: Enterprise;
  readonly seller: Enterprise;
  /** Who files the declaration that comes of it (报关单位). */
  readonly broker: Enterprise;
  /** Numbers of the released lists. */
  readonly listNumbers: readonly string[];
  /** 36 characters, capital letters; another for each part. */
  readonly guidOf: (part: number) => string;
  /** `YYYYMMDDhhmmss`, Beijing; must grow with every amendment. */
  readonly appTime: string;
}

/** summaryFlag: by seller alone. */
const BY_SELLER = '1';
/** itemNameFlag: goods of one name are one line. weak: the text leaves it out otherwise, the schema does not. */
const BY_NAME = '1';

/**
 * The application to sum released export lists up into a declaration (汇总申请单), in parts of at most
 * 1,000 lists. The lists are named one by one and not by a range of time, so that what was summed up
 * can be proved. Source: CEB701, 2022-05.
 */
export function summaryApplications701(input: SummaryInput): readonly CebDocumentOf<'701'>[] {
  const { declarant, seller, broker } = input;
  return inParts(input.listNumbers).map(({ number, lines, counting }) => ({
    kind: '701',
    head: {
      guid: input.guidOf(number),
      appType: FIXED.newFiling,
      appTime: input.appTime,
      appStatus: FIXED.declare,
      customsCode: input.customsCode,
      copNo: input.summaryId,
      agentCode: declarant.code,
      agentName: declarant.name,
      ebcCode: seller.code,
      ebcName: seller.name,
      declAgentCode: broker.code,
      declAgentName: broker.name,
      loctNo: input.siteCode,
      summaryFlag: BY_SELLER,
      itemNameFlag: BY_NAME,
      ...counting,
    },
    lines: lines.map((invtNo) => ({ invtNo })),
  }));
}
