import type { Consignment } from '../../domain/consignment/consignment.ts';
import { iossEvidence } from '../../domain/ioss/ioss-evidence.ts';
import { formatMoney } from '../../domain/money/money.ts';
import type { DocumentRecord } from '../../ports/order-store.ts';
import { documentName } from './document-name.ts';

/** The evidence of a sale under an IOSS number; `files` once it is delivered. Absent for any other. */
export function iossView(consignment: Consignment, records: readonly DocumentRecord[]) {
  const evidence = iossEvidence(consignment);
  if (evidence === undefined) return undefined;
  const { iossNumber, memberState, vat, vatTotal, proof } = evidence;
  return {
    ...{ iossNumber, memberState, proof, currency: vatTotal.currency },
    vat: vat.map(({ rate, base, amount }) => ({
      rate,
      base: formatMoney(base),
      amount: formatMoney(amount),
    })),
    files: records
      .filter(({ kind }) => kind === 'evidence')
      .map(({ key, at, hash }) => ({ key: documentName(key), at, hash })),
  };
}
