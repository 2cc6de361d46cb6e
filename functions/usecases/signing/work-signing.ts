import type { Consignment } from '../../domain/consignment/consignment.ts';
import { batchesOf } from '../../domain/customs/signing-batches.ts';
import type { WaitingDocument } from '../../domain/customs/signing-batches.ts';
import type { MoveServices } from '../record-news.ts';
import { fileSummary } from '../summaries/file-summary.ts';
import type { FileServices } from '../summaries/file-summary.ts';
import { fileIfMissed } from './file-if-missed.ts';
import { signHeld, signOrHold } from './hold-and-wake.ts';
import { lookUp } from './look-up.ts';
import type { Drawn } from './look-up.ts';
import { nameOf } from './signing-messages.ts';
import type { DocumentToSign, SigningMessage } from './signing-messages.ts';

/** The faults of a run by the message that they are of; a message without one is done. */
type Faults = Map<SigningMessage, unknown>;

/** What messages of the queue ask for, each document once. */
interface Work {
  readonly waiting: Map<string, { readonly document: Drawn; readonly of: SigningMessage }>;
  /** By the message that they were signed in, which is filed again once for all of them. */
  readonly signed: Map<
    string,
    {
      readonly reference: DocumentToSign;
      readonly consignment: Consignment;
      readonly of: SigningMessage;
    }
  >;
}

/**
 * Works messages of the `signing` queue together: documents of one kind, declarant and district go
 * into one message under one signature. Documents whose signer cannot sign now are held until it
 * is woken. Repeating it signs nothing twice: what is signed already is filed again, if customs
 * does not know it.
 */
export async function workSigning(
  services: MoveServices & FileServices,
  messages: readonly SigningMessage[],
): Promise<ReadonlyMap<SigningMessage, unknown>> {
  const faults: Faults = new Map();
  const { waiting, signed } = await lookUpAll(services, messages, faults);
  const all = [...waiting.values()];
  for (const batch of batchesOf(all.map(({ document }) => document))) {
    const mine = all.filter(({ document }) => batch.includes(document)).map(({ of }) => of);
    await blaming(faults, mine, () => signOrHold(services, batch));
  }
  for (const { reference, consignment, of } of signed.values()) {
    await blaming(faults, [of], () => fileIfMissed(services, reference, consignment));
  }
  for (const of of messages) {
    if ('summaryId' in of) await blaming(faults, [of], () => fileSummary(services, of));
  }
  const wakes = messages.filter((each) => 'declarant' in each);
  for (const declarant of new Set(wakes.map((each) => each.declarant))) {
    await blaming(faults, wakes, () => signHeld(services, declarant));
  }
  return faults;
}

async function lookUpAll(
  services: MoveServices,
  messages: readonly SigningMessage[],
  faults: Faults,
): Promise<Work> {
  const work: Work = { waiting: new Map(), signed: new Map() };
  for (const of of messages) {
    await blaming(faults, [of], async () => {
      for (const { reference, apart } of entriesOf(of)) {
        const found = await lookUp(services, reference, apart);
        const name = nameOf(reference);
        if (found.kind === 'waiting') work.waiting.set(name, { document: found.document, of });
        if (found.kind !== 'signed') continue;
        const { consignment } = found;
        const { batch = name } = consignment.documents[reference.kind] ?? {};
        work.signed.set(batch, { reference, consignment, of });
      }
    });
  }
  return work;
}

/** A document of a message of the queue, and what it is to be signed anew instead of. */
interface Entry {
  readonly reference: DocumentToSign;
  readonly apart?: WaitingDocument['apart'];
}

function entriesOf(message: SigningMessage): readonly Entry[] {
  if ('declarant' in message || 'summaryId' in message) return [];
  if (!('members' in message)) return [{ reference: message }];
  const { members, batch, half } = message;
  return members.map((reference) => ({ reference, apart: { batch, half } }));
}

async function blaming(
  faults: Faults,
  messages: readonly SigningMessage[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    messages.forEach((each) => faults.set(each, fault));
  }
}
