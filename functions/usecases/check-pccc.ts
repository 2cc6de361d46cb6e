import { parsePccc } from '../domain/identifiers/pccc.ts';
import type { PcccAnswer } from '../ports/pccc-registry.ts';
import type { Services } from '../ports/services.ts';

/**
 * Asks the registry whether the consignee's personal customs code is theirs. An answer for people:
 * no stage waits for it.
 *
 * @returns undefined when there is no such consignment, or it has no code
 */
export async function checkPccc(
  { orders, vault, pccc }: Pick<Services, 'orders' | 'vault' | 'pccc'>,
  consignmentId: string,
): Promise<PcccAnswer | undefined> {
  const consignment = await orders.consignment(consignmentId);
  if (consignment?.identity.personalCustomsCode === undefined) return undefined;
  const identity = await vault.open(consignment.orderId);
  const { personalCustomsCode: code = '', consigneeTelephone: telephone } = identity;
  const shape = parsePccc(code);
  if (!shape.ok) return { kind: 'differs', reasons: [`the code ${shape.message}`] };
  const { name, postcode } = consignment.shipTo;
  return pccc.lookUp({ code, name, telephone, postcode });
}
