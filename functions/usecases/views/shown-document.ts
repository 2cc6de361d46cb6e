import type { Services } from '../../ports/services.ts';
import { documentName } from './document-name.ts';
import { guidOf } from '../signing/document-content.ts';
import { isSignedKind } from '../signing/signing-messages.ts';
import { maskedMessage } from './masked-message.ts';
import { ownPart } from './own-part.ts';

/**
 * A stored message of a consignment as an operator may see it; undefined when the consignment has
 * none of this name, whatever else the document store holds. Of a message that several share, its own part.
 */
export async function shownDocument(
  { orders, documents, fingerprint }: Pick<Services, 'orders' | 'documents' | 'fingerprint'>,
  consignmentId: string,
  name: string,
): Promise<string | undefined> {
  const records = await orders.documents(consignmentId);
  const record = records.find(({ key }) => documentName(key) === name);
  const stored = record && (await documents.get(record.key));
  if (record === undefined || stored === undefined) return undefined;
  const shown = maskedMessage(Buffer.from(stored).toString('utf8'));
  const { kind, version } = record;
  if (!isSignedKind(kind)) return shown;
  return ownPart(shown, kind, guidOf({ fingerprint }, { consignmentId, kind, version }));
}
