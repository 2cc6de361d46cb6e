import type { Consignment } from '../consignment/consignment.ts';

/** The waybill number that is declared (511 / 505); undefined before the carrier drew one. */
export function declaredWaybillNumber({ legs }: Consignment): string | undefined {
  return legs.find(({ declared }) => declared)?.waybillNumber;
}
