import type { Consignment } from '../../consignment/consignment.ts';

/** Why the list is withdrawn: what the buyer or operator gave, else that it was withdrawn by the seller. */
export function withdrawalReason({ cancel, refusal, returnRequest }: Consignment): string {
  const given = returnRequest?.reason ?? cancel?.reason ?? refusal?.message ?? '';
  return given.trim() === '' ? '商家撤单' : given;
}
