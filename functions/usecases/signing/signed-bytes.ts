import type { DocumentFacts } from '../../domain/consignment/consignment.ts';
import type { Services } from '../../ports/services.ts';
import { isSignedKind } from './signing-messages.ts';
import type { DocumentVersion } from './signing-messages.ts';

/**
 * Where the bytes of a document lie. The digest is part of it: a rival that loses the race to commit
 * has stored other bytes, and must not have replaced those that the winner recorded.
 */
export function bytesKey(
  consignmentId: string,
  { kind, version, hash = '', batch }: Pick<DocumentFacts, 'kind' | 'version' | 'hash' | 'batch'>,
): string {
  const digest = hash.slice(0, 12);
  return batch === undefined
    ? `consignments/${consignmentId}/${kind}-${String(version)}-${digest}.xml`
    : `messages/${batch}-${digest}.xml`;
}

/** Who is in a message that several share: kept beside its bytes, because a 900 names only the message. */
export async function keepMembers(
  { documents }: Pick<Services, 'documents'>,
  batch: string,
  members: readonly DocumentVersion[],
): Promise<void> {
  const body = Buffer.from(JSON.stringify(members));
  await documents.put(membersKey(batch), body, 'application/json');
}

/** Who is in a message of ours; undefined when there is none of this guid. */
export async function storedMembers(
  { documents }: Pick<Services, 'documents'>,
  batch: string,
): Promise<readonly DocumentVersion[] | undefined> {
  const body = await documents.get(membersKey(batch));
  const stored: unknown = body && JSON.parse(Buffer.from(body).toString('utf8'));
  return Array.isArray(stored) ? stored.filter(isDocumentVersion) : undefined;
}

function isDocumentVersion(value: unknown): value is DocumentVersion {
  if (typeof value !== 'object' || value === null) return false;
  if (!('consignmentId' in value && 'kind' in value && 'version' in value)) return false;
  const { consignmentId, kind, version } = value;
  if (typeof consignmentId !== 'string' || typeof version !== 'number') return false;
  return typeof kind === 'string' && isSignedKind(kind);
}

function membersKey(batch: string): string {
  return `messages/${batch}-members.json`;
}
