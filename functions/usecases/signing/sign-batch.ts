import { checkCebDocument } from '../../domain/customs/check-ceb-document.ts';
import type { CebDocument } from '../../domain/customs/ceb-document.ts';
import type { Batch } from '../../domain/customs/signing-batches.ts';
import { documentGuid } from '../../domain/identifiers/document-guid.ts';
import { DOCUMENTS } from '../../domain/trade/documents.ts';
import type { OutgoingMessage } from '../../ports/declaration-writer.ts';
import type { DocumentRecord } from '../../ports/order-store.ts';
import { withFacts } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { recordFacts, recordNews } from '../record-news.ts';
import type { MoveServices } from '../record-news.ts';
import { contentOf } from './document-content.ts';
import { fileMessage } from './file-message.ts';
import type { Drawn } from './look-up.ts';
import { bytesKey, keepMembers } from './signed-bytes.ts';
import { noteDark, noteSigned, takeLeave } from './signer-leave.ts';

/** `waits`: nothing was signed; the signer is to be woken in so many wall milliseconds, unless that is known. */
export type SignedBatch =
  | { readonly kind: 'done' }
  | { readonly kind: 'waits'; readonly milliseconds: number; readonly known: boolean };

const DONE: SignedBatch = { kind: 'done' };

interface Ready extends Drawn {
  readonly content: CebDocument;
}

/**
 * Signs the documents of one batch under one signature and files them: the exact bytes are stored,
 * then each consignment records that it is in them, and only then are they sent. When one of them
 * moved on meanwhile, nothing is sent and the others are signed anew.
 */
export async function signBatch(
  services: MoveServices,
  batch: Batch<Drawn> | readonly Drawn[],
): Promise<SignedBatch> {
  const [first, ...others] = await readyOnes(services, batch);
  if (first === undefined) return DONE;
  const { declarant } = first;
  const members = [first, ...others] as const;
  const leave = await takeLeave(services, declarant, members.length);
  if (leave.kind === 'wait') return { ...leave, kind: 'waits' };
  const message = messageOf(services, members);
  const signed = await services.signer.sign(declarant, services.writer.render(message));
  if (signed.kind === 'dark') {
    const milliseconds = await noteDark(services, declarant, signed);
    return { kind: 'waits', milliseconds, known: false };
  }
  await noteSigned(services, leave.state);
  const bytes = services.writer.wrap(message, signed.message);
  const recorded = await record(services, members, message, bytes);
  if (recorded.length < members.length) return signBatch(services, recorded);
  await fileMessage(services, members, bytes);
  return DONE;
}

/** What breaks a rule by now is refused, as it would have been before. */
async function readyOnes(
  services: MoveServices,
  batch: readonly Drawn[],
): Promise<readonly Ready[]> {
  const ready = await Promise.all(
    batch.map(async (drawn): Promise<Ready | undefined> => {
      const { consignment, consignmentId, kind } = drawn;
      const content = await contentOf(services, consignment, drawn, appTimeOf(drawn));
      const [problem] = checkCebDocument(content);
      if (problem === undefined) return { ...drawn, content };
      const { rule: code, message } = problem;
      const ask = `document-${kind}` as const;
      await recordFacts(services, consignmentId, [{ type: 'ask-refused', ask, code, message }]);
      return undefined;
    }),
  );
  return ready.filter((each) => each !== undefined);
}

function appTimeOf({ consignment, kind }: Drawn): string {
  return consignment.documents[kind]?.appTime ?? '';
}

/** A message of one document is named after its consignment, one of several after its batch. */
function messageOf(
  { fingerprint }: MoveServices,
  members: readonly [Ready, ...Ready[]],
): OutgoingMessage {
  const [{ content, consignment, consignmentId, kind }, ...others] = members;
  const documents = [content, ...others.map((each) => each.content)] as const;
  const guids = documents.map(({ head }) => head.guid).sort();
  const alone = others.length === 0;
  const guid = alone ? content.head.guid : documentGuid(fingerprint.sha256(guids.join()));
  const messageId = alone ? `${consignmentId}.${kind}.${guid}` : `batch.${kind}.${guid}`;
  return { guid, messageId, declarant: consignment.parties.declarant, documents };
}

/** Those that are in these bytes by their own record. */
async function record(
  services: MoveServices,
  members: readonly Ready[],
  { guid }: OutgoingMessage,
  bytes: Uint8Array,
): Promise<readonly Ready[]> {
  const hash = services.fingerprint.sha256(bytes);
  const batch = members.length > 1 ? guid : undefined;
  const [first] = members;
  if (first === undefined) return [];
  const key = bytesKey(first.consignmentId, { ...first, hash, batch });
  if (batch !== undefined) {
    const named = members.map(({ consignmentId, kind, version }) => ({
      ...{ consignmentId, kind, version },
    }));
    await keepMembers(services, batch, named);
  }
  await services.documents.put(key, bytes, 'application/xml');
  const recorded = await Promise.all(
    members.map(async (member) => {
      const draft = await recordNews(services, member.consignmentId, (current) =>
        withSignature(services, current, member, { hash, batch, key }),
      );
      return draft === undefined ? undefined : { ...member, consignment: draft.consignment };
    }),
  );
  return recorded.filter((each) => each !== undefined);
}

interface Signature {
  readonly hash: string;
  readonly batch?: string;
  readonly key: string;
}

/** Undefined when the document is not any more what was signed. */
async function withSignature(
  services: MoveServices,
  draft: Draft,
  { kind, version, content, consignment: before, consignmentId }: Ready,
  { hash, batch, key }: Signature,
): Promise<Draft | undefined> {
  const now = services.clock.now();
  const document = draft.consignment.documents[kind];
  // Signed by a rival, or not wanted any more.
  if (document?.hash !== before.documents[kind]?.hash) return undefined;
  const { appTime = '' } = document ?? {};
  const standing = await contentOf(services, draft.consignment, { kind, version }, appTime);
  if (JSON.stringify(standing) !== JSON.stringify(content)) return undefined;
  const fact = { type: 'document-signed' as const, kind, documentVersion: version, hash, batch };
  const signed = withFacts(draft, { facts: [fact] }, now);
  if (signed.events.length === draft.events.length) return undefined;
  const filed: DocumentRecord = {
    consignmentId,
    kind,
    message: kind,
    version,
    party: DOCUMENTS[kind].filedBy,
    at: now,
    hash,
    key,
  };
  return { ...signed, documents: [...signed.documents, filed] };
}
