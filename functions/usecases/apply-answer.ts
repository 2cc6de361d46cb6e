import { isTerminal } from '../domain/consignment/consignment-states.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { hasDeparted, mustNotLoad } from '../domain/consignment/pre-advice.ts';
import { mayPassTheGate } from '../domain/consignment/release.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import { iossEvidence } from '../domain/ioss/ioss-evidence.ts';
import { formatMoney } from '../domain/money/money.ts';
import type { PartnerAnswer } from '../ports/partners.ts';
import type { Services } from '../ports/services.ts';
import { withFacts } from './draft.ts';
import type { Draft } from './draft.ts';
import { openCase } from './open-case.ts';
import { withStatement } from './keep-statement.ts';
import { recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';
import { seeToTaxNews } from './tax-news.ts';

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
  answer: PartnerAnswer,
): Promise<Applied> {
  let ours: Consignment | undefined;
  const draft = await recordNews(services, consignmentId, (current) => {
    const { consignment } = current;
    ours = isPartnerOf(consignment, partnerId) ? consignment : undefined;
    const isNamed = 'consignmentId' in answer.about || !isReplaced(consignment);
    return ours && isNamed ? withTaxNews(services, current, answer) : undefined;
  });
  if (ours === undefined) return 'unknown';
  // Also of what is no news: the process may have ended between commit and case.
  for (const fact of answer.facts) await reportVatAgain(services, ours, fact);
  if (draft === undefined) return 'nothing-new';
  for (const fact of answer.facts) await reportBreach(services, draft.consignment, fact);
  return 'applied';
}

/** What the answer tells, and what follows from it for taxes and limits. */
async function withTaxNews(
  services: MoveServices,
  draft: Draft,
  answer: PartnerAnswer,
): Promise<Draft> {
  const now = services.clock.now();
  const told = await withStatement(services, draft, answer, now);
  const facts = await seeToTaxNews(services, told.consignment, told.events);
  return withFacts(told, { facts, messageId: answer.messageId }, now);
}

/** The parcel that its order was planned anew in has the numbers now that it had. */
function isReplaced({ cancel, status }: Consignment): boolean {
  return cancel?.replaced === true && isTerminal(status);
}

/** A partner speaks for its own consignments only, however well its message is signed. */
function isPartnerOf(consignment: Consignment, partnerId: string): boolean {
  const { warehouseId, receivingWarehouseId, carrierId, customsId, payment } = consignment;
  return [warehouseId, receivingWarehouseId, carrierId, customsId, payment.paymentFirmId].includes(
    partnerId,
  );
}

/** I10: nothing passes the gate without release for exactly its list and a gate pass. */
async function reportBreach(
  services: MoveServices,
  consignment: Consignment,
  fact: ConsignmentFact,
): Promise<void> {
  if (fact.type === 'pre-advised' || fact.type === 'gated-out') {
    await reportLoaded(services, consignment);
  }
  if (fact.type !== 'gated-out') return;
  if (mayPassTheGate(consignment, fact.gatePassNumber)) return;
  await openCase(services, {
    kind: 'gated-without-release',
    about: consignment.consignmentId,
    severity: 'critical',
    title: 'Parcel passed the gate without release or gate pass',
    detail: `The warehouse reports ${consignment.consignmentId} gated out with pass ${fact.gatePassNumber ?? '(none)'}.`,
    merchantId: consignment.merchantId,
    consignmentId: consignment.consignmentId,
  });
}

/** It is on its way although nobody may load it: only people can still stop it. */
async function reportLoaded(services: MoveServices, consignment: Consignment): Promise<void> {
  if (!mustNotLoad(consignment) || !hasDeparted(consignment)) return;
  const { consignmentId, displayNumber, merchantId, preAdvice } = consignment;
  await openCase(services, {
    kind: 'departed-against-advice',
    about: consignmentId,
    severity: 'critical',
    title: 'Parcel is on its way although it must not be loaded',
    detail: `${displayNumber}: the carrier said so (${preAdvice?.reason ?? 'no reason given'}); tell it at once.`,
    merchantId,
    consignmentId,
  });
}

/** VAT was taken at the sale, under an IOSS number, and is charged once more. */
async function reportVatAgain(
  services: MoveServices,
  consignment: Consignment,
  fact: ConsignmentFact,
): Promise<void> {
  const evidence = iossEvidence(consignment);
  if (fact.type !== 'charged' || fact.charge !== 'import-vat' || evidence === undefined) return;
  const { consignmentId, displayNumber, merchantId, carrierId } = consignment;
  const { vatTotal, iossNumber, proof } = evidence;
  await openCase(services, {
    kind: 'vat-charged-twice',
    about: `${consignmentId}.${fact.chargedAt}`,
    severity: 'warning',
    title: `${carrierId} charged VAT that was taken at the sale`,
    detail: `${displayNumber}: ${formatMoney(fact.amount)} ${fact.amount.currency} beside ${formatMoney(vatTotal)} ${vatTotal.currency} under ${iossNumber}; pre-advice ${proof.adviceId ?? '(none)'}. Claim it back from the carrier.`,
    merchantId,
    consignmentId,
  });
}
