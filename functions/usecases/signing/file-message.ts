import { bisected } from '../../domain/customs/signing-batches.ts';
import type { AskResult } from '../../ports/partners.ts';
import { recordFacts } from '../record-news.ts';
import type { MoveServices } from '../record-news.ts';
import type { Drawn } from './look-up.ts';
import { bytesKey } from './signed-bytes.ts';
import { toSigning } from './signing-messages.ts';
import type { DocumentVersion } from './signing-messages.ts';

const FIRST_DELAY_SECONDS = 2;
const LONGEST_DELAY_SECONDS = 900;

/** What a message is filed for; the consignments as they stand with their signature. */
type Member = Pick<Drawn, 'consignment' | 'consignmentId' | 'kind' | 'version'>;

/**
 * Sends a message whose bytes are stored and recorded. One that customs' terminal cannot take now
 * is sent again later, in the name of its first document; one that it cannot read is halved, and
 * refused when it holds one document only.
 *
 * @param attempt counts from 1 and makes the delay grow
 */
export async function fileMessage(
  services: MoveServices,
  members: readonly [Member, ...Member[]],
  bytes: Uint8Array,
  attempt = 1,
): Promise<void> {
  const [{ consignment, kind, consignmentId, version }] = members;
  const result = await services.customs.file(consignment.customsId, bytes);
  if (result.kind === 'transient') {
    const { retryAfterSeconds = 0 } = result;
    const growing = FIRST_DELAY_SECONDS * 2 ** Math.min(attempt - 1, 9);
    const delay = Math.min(Math.max(growing, retryAfterSeconds), LONGEST_DELAY_SECONDS);
    await toSigning(services, { consignmentId, kind, version, attempt: attempt + 1 }, delay);
    return;
  }
  if (result.kind === 'answered') await recordFacts(services, consignmentId, result.facts);
  if (result.kind === 'refused') await refused(services, members, result);
}

async function refused(
  services: MoveServices,
  members: readonly [Member, ...Member[]],
  { code, message }: Extract<AskResult, { kind: 'refused' }>,
): Promise<void> {
  const [{ consignmentId, consignment, kind }] = members;
  const batch = consignment.documents[kind]?.batch;
  if (batch !== undefined && members.length > 1) return halve(services, batch, members);
  const ask = `document-${kind}` as const;
  await recordFacts(services, consignmentId, [{ type: 'ask-refused', ask, code, message }]);
}

/** Has the halves of a message signed anew; those of its documents that moved on meanwhile are left out. */
export async function halve(
  services: Pick<MoveServices, 'queue'>,
  batch: string,
  members: readonly DocumentVersion[],
): Promise<void> {
  const named = members.map(({ consignmentId, kind, version }) => ({
    ...{ consignmentId, kind, version },
  }));
  const [one = named, other = []] = bisected(named) ?? [];
  await toSigning(services, { members: one, batch, half: 1 });
  if (other.length > 0) await toSigning(services, { members: other, batch, half: 2 });
}

/** Sends the message again in which a document was signed; undefined bytes are a fault. */
export async function fileAgain(
  services: MoveServices,
  member: Member,
  attempt: number | undefined,
): Promise<void> {
  const { consignmentId, consignment, kind } = member;
  const document = consignment.documents[kind];
  const bytes = document && (await services.documents.get(bytesKey(consignmentId, document)));
  if (bytes === undefined) throw new Error(`no bytes of ${kind} of ${consignmentId}`);
  await fileMessage(services, [member], bytes, attempt);
}
