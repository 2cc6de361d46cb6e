import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { CebDocument } from '../../domain/customs/ceb-document.ts';
import { buildDocument } from '../../domain/customs/documents/build-document.ts';
import { documentGuid } from '../../domain/identifiers/document-guid.ts';
import type { Services } from '../../ports/services.ts';
import { declarationInput } from '../declaration-input-of.ts';
import { nameOf } from './signing-messages.ts';
import type { DocumentVersion } from './signing-messages.ts';

type ContentServices = Pick<Services, 'vault' | 'fingerprint'>;

/** The guid of a document: the same for the same version, however often it is built. */
export function guidOf(
  { fingerprint }: Pick<Services, 'fingerprint'>,
  document: Parameters<typeof nameOf>[0],
): string {
  return documentGuid(fingerprint.sha256(nameOf(document)));
}

/** The content of a document as it follows from the consignment as it stands, unchecked. */
export async function contentOf(
  services: ContentServices,
  consignment: Consignment,
  { kind, version }: Pick<DocumentVersion, 'kind' | 'version'>,
  appTime: string,
): Promise<CebDocument> {
  const { consignmentId, orderId } = consignment;
  const guid = guidOf(services, { consignmentId, kind, version });
  const identity = await services.vault.open(orderId);
  return buildDocument(
    kind,
    declarationInput(consignment, identity, { kind, version, guid, appTime }),
  );
}
