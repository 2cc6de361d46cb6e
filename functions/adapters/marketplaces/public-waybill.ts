import type { Consignment } from '../../domain/consignment/consignment.ts';

/** The waybill number that the channel is told; undefined before there is one. */
export function publicWaybillNumber({ legs }: Consignment): string | undefined {
  return legs.find((leg) => leg.public)?.waybillNumber;
}
