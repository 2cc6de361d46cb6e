import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import { wrongInFirm } from '../../domain/trade/check-entries.ts';
import type { Expected, Merchant } from '../../ports/directory.ts';
import type { Services } from '../../ports/services.ts';

/** Enters a merchant, or changes one that is still as it was `seen`. */
export async function enterMerchant(
  { directory }: Pick<Services, 'directory'>,
  merchant: Merchant,
  seen: Expected<Merchant>,
): Promise<Result<Merchant>> {
  const [wrong] = [
    ...wrongInFirm(merchant.enterprise, merchant.registrations),
    ...wrongInFirm(merchant.declarant).map(({ field, message }) => ({
      field: field.replace('enterprise.', 'declarant.'),
      message,
    })),
  ];
  if (wrong !== undefined) return refuse(wrong.field, wrong.message);
  const carrierIds = [merchant.carrierId, ...(merchant.otherCarrierIds ?? [])];
  for (const [field, role, id] of [
    ...carrierIds.map((each) => ['carrierId', 'carrier', each] as const),
    ['customsId', 'customs', merchant.customsId] as const,
  ]) {
    if ((await directory.partner(id))?.role !== role) {
      return refuse(field, `must be a partner of this installation, of the role ${role}`);
    }
  }
  if ((await directory.putMerchant(merchant, seen)) === 'written') return accept(merchant);
  return seen === 'absent'
    ? refuse('exists', 'There is a merchant of this id.')
    : refuse('version-changed', 'It changed meanwhile.');
}
