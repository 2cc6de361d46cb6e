import type { Services } from '../../ports/services.ts';
import { documentName } from './document-name.ts';
import { maskedMessage } from './masked-message.ts';

/**
 * A stored message of a consignment as an operator may see it; undefined when the consignment has
 * none of this name, whatever else the document store holds.
 */
export async function shownDocument(
  { orders, documents }: Pick<Services, 'orders' | 'documents'>,
  consignmentId: string,
  name: string,
): Promise<string | undefined> {
  const records = await orders.documents(consignmentId);
  const record = records.find(({ key }) => documentName(key) === name);
  const stored = record && (await documents.get(record.key));
  return stored && maskedMessage(Buffer.from(stored).toString('utf8'));
}
