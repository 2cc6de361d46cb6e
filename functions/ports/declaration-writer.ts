import type { Consignment } from '../domain/consignment/consignment.ts';
import type { CebDocument } from '../domain/customs/ceb-document.ts';

/** Turns a checked document into the bytes that customs takes: rendered, signed, in its transport envelope. */
export interface DeclarationWriter {
  write(document: CebDocument, consignment: Consignment): Promise<Uint8Array>;
}
