import type { Consignment } from '../domain/consignment/consignment.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import { TRADE_MODES } from '../domain/trade/trade-modes.ts';
import type { PartnerAnswer } from '../ports/partners.ts';
import type { Services } from '../ports/services.ts';
import { openCase } from './open-case.ts';
import { withFacts } from './draft.ts';
import { recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';

/** What became of an answer. `unknown`: it names no consignment of ours, and is a case now. */
export type Applied = 'applied' | 'nothing-new' | 'unknown';

/**
 * Applies a partner's verified message: finds whom it is about, records what is new and lets the
 * consignment go as far as it can. Repeated, late and early messages are facts like any other:
 * they never move a stage they do not belong to, and change nothing twice.
 */
export async function applyAnswer(
  services: MoveServices,
  partnerId: string,
  answer: PartnerAnswer,
): Promise<Applied> {
  const ids = await addressees(services, answer);
  const applied = await Promise.all(ids.map((id) => applyTo(services, partnerId, id, answer)));
  if (applied.every((each) => each === 'unknown')) {
    await openCase(services, {
      kind: 'unknown-answer',
      about: `${partnerId}.${answer.messageId}`,
      severity: 'warning',
      title: `Message of ${partnerId} is about no consignment of ours`,
      detail: `Message ${answer.messageId} names something that no consignment of this partner carries.`,
    });
    return 'unknown';
  }
  return applied.includes('applied') ? 'applied' : 'nothing-new';
}

async function addressees(
  { orders }: Pick<Services, 'orders'>,
  { about }: PartnerAnswer,
): Promise<readonly string[]> {
  if ('consignmentId' in about) return [about.consignmentId];
  return orders.referenced(about.kind, about.value);
}

async function applyTo(
  services: MoveServices,
  partnerId: string,
  consignmentId: string,
  { facts, messageId }: PartnerAnswer,
): Promise<Applied> {
  let isOurs = false;
  const draft = await recordNews(services, consignmentId, (current) => {
    isOurs = isPartnerOf(current.consignment, partnerId);
    return isOurs ? withFacts(current, { facts, messageId }, services.clock.now()) : undefined;
  });
  if (!isOurs) return 'unknown';
  if (draft === undefined) return 'nothing-new';
  for (const fact of facts) await reportBreach(services, draft.consignment, fact);
  return 'applied';
}

/** A partner speaks for its own consignments only, however well its message is signed. */
function isPartnerOf(consignment: Consignment, partnerId: string): boolean {
  const { warehouseId, carrierId, customsId, payment } = consignment;
  return [warehouseId, carrierId, customsId, payment.paymentFirmId].includes(partnerId);
}

/** I10: nothing passes the gate without release for exactly its list and a gate pass. */
async function reportBreach(
  services: MoveServices,
  consignment: Consignment,
  fact: ConsignmentFact,
): Promise<void> {
  if (fact.type !== 'gated-out') return;
  const { list } = TRADE_MODES[consignment.mode];
  const released = list === undefined || consignment.documents[list]?.releasedAt !== undefined;
  if (released && consignment.gatePass?.number === fact.gatePassNumber) return;
  await openCase(services, {
    kind: 'gated-without-release',
    about: consignment.consignmentId,
    severity: 'critical',
    title: 'Parcel passed the gate without release or gate pass',
    detail: `The warehouse reports ${consignment.consignmentId} gated out with pass ${fact.gatePassNumber}.`,
    merchantId: consignment.merchantId,
    consignmentId: consignment.consignmentId,
  });
}
