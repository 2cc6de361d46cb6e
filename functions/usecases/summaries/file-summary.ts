import { checkCebDocument } from '../../domain/customs/check-ceb-document.ts';
import { summaryApplications701 } from '../../domain/customs/documents/summary-application-701.ts';
import { documentGuid } from '../../domain/identifiers/document-guid.ts';
import { after } from '../../domain/instant.ts';
import { summaryState } from '../../domain/summary/summary-state.ts';
import type { Summary, SummaryFault } from '../../domain/summary/summary.ts';
import type { OutgoingMessage } from '../../ports/declaration-writer.ts';
import type { Services } from '../../ports/services.ts';
import { againLater } from '../again-later.ts';
import { openCase } from '../open-case.ts';
import { noteDark, noteSigned, takeLeave } from '../signing/signer-leave.ts';
import { toSigning } from '../signing/signing-messages.ts';
import { changeSummary } from './change-summary.ts';
import { applySummaryAnswer } from './apply-summary-answer.ts';

/** Customs takes its time to answer: what was filed less than this ago cannot be missed yet. weak: chosen. */
const ANSWERED_WITHIN = { minutes: 30 };

/** What signing and filing applications needs. */
export type FileServices = Pick<
  Services,
  | ('office' | 'orders' | 'documents' | 'queue' | 'clock' | 'fingerprint')
  | ('writer' | 'signer' | 'signing' | 'customs')
>;

/** What the `signing` queue carries of an application. `attempt` counts what customs could not take. */
export interface SummaryToSign {
  readonly summaryId: string;
  readonly attempt?: number;
}

/**
 * Signs an application and files it; one that is signed already is looked up at customs, and filed
 * again, in the same bytes, if customs has nothing of it. Repeating it files nothing twice.
 */
export async function fileSummary(
  services: FileServices,
  { summaryId, attempt = 1 }: SummaryToSign,
): Promise<void> {
  const summary = await services.office.summaries.get(summaryId);
  if (summary === undefined) return;
  switch (summaryState(summary)) {
    case 'to-sign':
      return signSummary(services, summary);
    case 'filed':
      if (attempt === 1 && (isFresh(services, summary) || (await isKnown(services, summary)))) {
        return;
      }
      return send(services, summary, attempt);
    case 'accepted':
      await isKnown(services, summary);
      return;
    case 'refused':
    case 'declared':
      return;
  }
}

/** Whether customs had no time yet to answer; the sweep looks again. */
function isFresh({ clock }: Pick<Services, 'clock'>, { signed }: Summary): boolean {
  return signed !== undefined && clock.now() < after(signed.at, ANSWERED_WITHIN);
}

/** Signs under the declarant's leave; what its signer cannot sign now comes again. */
async function signSummary(services: FileServices, summary: Summary): Promise<void> {
  const { summaryId, declarant } = summary;
  const message = messageOf(services, summary);
  const [problem] = checkCebDocument(message.documents[0]);
  if (problem !== undefined) {
    return stopped(services, summary, { code: problem.rule, message: problem.message });
  }
  const leave = await takeLeave(services, declarant.code, 1);
  if (leave.kind === 'wait') {
    return toSigning(services, { summaryId }, leave.milliseconds / 1_000);
  }
  const signed = await services.signer.sign(declarant.code, services.writer.render(message));
  if (signed.kind === 'dark') {
    const milliseconds = await noteDark(services, declarant.code, signed);
    return toSigning(services, { summaryId }, milliseconds / 1_000);
  }
  await noteSigned(services, leave.state);
  const bytes = services.writer.wrap(message, signed.message);
  const hash = services.fingerprint.sha256(bytes);
  const key = `summaries/${summaryId}/701-${String(summary.filing)}-${hash.slice(0, 12)}.xml`;
  await services.documents.put(key, bytes, 'application/xml');
  const at = services.clock.now();
  const kept = await changeSummary(services, summaryId, (current) =>
    // A rival that signed first files its own bytes.
    current.filing === summary.filing && current.signed === undefined
      ? { ...current, signed: { hash, key, at } }
      : current,
  );
  if (kept?.signed?.key === key) await send(services, kept, 1);
}

async function send(services: FileServices, summary: Summary, attempt: number): Promise<void> {
  const { summaryId, customsId, signed } = summary;
  const bytes = signed && (await services.documents.get(signed.key));
  if (bytes === undefined) throw new Error(`no bytes of ${summaryId}`);
  const result = await services.customs.file(customsId, bytes);
  if (result.kind === 'transient') {
    const delay = againLater(attempt, result.retryAfterSeconds);
    return toSigning(services, { summaryId, attempt: attempt + 1 }, delay);
  }
  if (result.kind === 'refused') await stopped(services, summary, result);
}

/** Records what customs says of it when asked; whether it said anything. */
async function isKnown(services: FileServices, summary: Summary): Promise<boolean> {
  const answers = await services.customs.querySummary(summary);
  for (const answer of answers ?? []) {
    await applySummaryAnswer(services, summary.customsId, answer);
  }
  // Customs that cannot be asked may have it: the sweep asks again.
  return answers === undefined || answers.length > 0;
}

/** It never gets as far as customs: an operator must see to it. */
async function stopped(
  services: FileServices,
  summary: Summary,
  { code, message }: SummaryFault,
): Promise<void> {
  const { summaryId, filing, merchantId, month } = summary;
  await changeSummary(services, summaryId, (current) =>
    current.filing === filing ? { ...current, fault: { code, message } } : current,
  );
  await openCase(services, {
    kind: 'summary-stopped',
    about: `${summaryId}.${String(filing)}`,
    severity: 'critical',
    title: `The summary application of ${month} was not filed`,
    detail: `${summaryId}: ${code}: ${message}. Put it right and ask for the month again.`,
    merchantId,
  });
}

function messageOf(
  { fingerprint }: Pick<Services, 'fingerprint'>,
  summary: Summary,
): OutgoingMessage {
  const { summaryId, filing, appTime, customsCode, declarant, seller, listNumbers } = summary;
  const guid = documentGuid(fingerprint.sha256(`${summaryId}.701.${String(filing)}`));
  const [application] = summaryApplications701({
    ...{ summaryId, customsCode, declarant, seller, listNumbers, appTime },
    // weak: who declares the lists also files the declaration that comes of them.
    broker: declarant,
    guidOf: () => guid,
  });
  if (application === undefined) throw new Error(`${summaryId} sums nothing up`);
  return { guid, messageId: `${summaryId}.701.${guid}`, declarant, documents: [application] };
}
