import { beijingTime } from '../beijing-time.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { opening } from './wire-values.ts';

/** The only status there is: signed for. */
const SIGNED_FOR = 'S';

/** What the logistics firm declares when the parcel is delivered (运单状态). Source: CEB513, 2022-05. */
export function waybillStatus513(input: DeclarationInput): CebDocumentOf<'513'> {
  const { parties, deliveredAt } = input.consignment;
  return {
    kind: '513',
    head: {
      ...opening(input),
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      logisticsNo: input.waybillNumber ?? '',
      logisticsStatus: SIGNED_FOR,
      logisticsTime: deliveredAt === undefined ? '' : beijingTime(deliveredAt),
    },
    lines: [],
  };
}
