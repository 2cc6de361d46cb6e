import type * as z from 'zod/mini';
import type { WaybillRecord } from '../../domain/consignment/consignment.ts';
import { parseMoney } from '../../domain/money/money.ts';
import { parseQuantity } from '../../domain/money/quantity.ts';
import { accept } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import type { waybillDeclared } from './messages.ts';

type Told = z.output<typeof waybillDeclared>['record'];

/**
 * What a carrier says it declares, as the match compares it. Refuses an amount with more decimals
 * than its currency has.
 */
export function waybillRecordOf(told: Told, telephoneHash: string): Result<WaybillRecord> {
  const { waybillNumber, logisticsCode, orderNumber, consignee, consigneeAddress, parcels } = told;
  const freight = parseMoney(told.freight, told.currency);
  const insurance = parseMoney(told.insurance, told.currency);
  const weight = parseQuantity(told.weightKg);
  if (!freight.ok) return { ...freight, message: `/record/freight ${freight.message}` };
  if (!insurance.ok) return { ...insurance, message: `/record/insurance ${insurance.message}` };
  if (!weight.ok) return { ...weight, message: `/record/weightKg ${weight.message}` };
  return accept({
    ...{ waybillNumber, logisticsCode, orderNumber, consignee, consigneeAddress, telephoneHash },
    freight: freight.value,
    insurance: insurance.value,
    parcels,
    weight: weight.value,
  });
}
