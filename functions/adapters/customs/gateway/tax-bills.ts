import { parseBeijingTime } from '../../../domain/customs/beijing-time.ts';
import type { TaxBill } from '../../../domain/consignment/consignment.ts';
import type { CebNotice } from '../../../domain/customs/ceb-document.ts';
import { decimalValue } from '../../../domain/customs/decimal-value.ts';
import { divideHalfUp } from '../../../domain/money/divide-half-up.ts';
import { money } from '../../../domain/money/money.ts';
import type { Money } from '../../../domain/money/money.ts';
import type { PartnerAnswer } from '../../../ports/partners.ts';

type BillNotice = Extract<CebNotice, { kind: '816' | '818' }>;

/** What a tax bill (816) or its status (818) says of its list; undefined when its moment or status is none. */
export function billAnswer(notice: BillNotice, body: Uint8Array): PartnerAnswer | undefined {
  const { guid, returnTime, invtNo, taxNo, status } = notice.head;
  const at = parseBeijingTime(returnTime);
  if (!at.ok || !isStatus(status)) return undefined;
  const lines = notice.kind === '816' ? notice.lines.map(billLine) : [];
  return {
    messageId: guid,
    about: { kind: 'list-number', value: invtNo },
    facts: [{ type: 'tax-billed', bill: { number: taxNo, status, at: at.value, lines } }],
    kept: { message: notice.kind, body },
  };
}

function billLine(line: Extract<CebNotice, { kind: '816' }>['lines'][number]) {
  return {
    line: Number(line.gnum),
    duty: yuan(line.customsTax),
    consumptionTax: yuan(line.consumptionTax),
    vat: yuan(line.valueAddedTax),
  };
}

/** Customs may write five places; taxes are collected to the fen. */
function yuan(text: string): Money {
  return money(divideHalfUp(decimalValue(text) ?? 0n, 1_000n), 'CNY');
}

function isStatus(status: string): status is TaxBill['status'] {
  return status === '1' || status === '2' || status === '3';
}
