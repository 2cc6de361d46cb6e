import { nextVersion } from '../domain/consignment/asks.ts';
import { appTimeOf } from '../domain/customs/beijing-time.ts';
import { checkCebDocument } from '../domain/customs/check-ceb-document.ts';
import { DOCUMENTS } from '../domain/trade/documents.ts';
import type { DocumentKind } from '../domain/trade/documents.ts';
import type { Services } from '../ports/services.ts';
import { withFacts } from './draft.ts';
import type { Draft } from './draft.ts';
import { contentOf } from './signing/document-content.ts';
import { isSignedKind } from './signing/signing-messages.ts';

type PrepareServices = Pick<Services, 'clock' | 'vault' | 'fingerprint'>;

/**
 * Makes a document ready to go: one that we file is built and checked, and waits for its signature
 * from this commit on; for one that its own party files we note that we are about to ask. A
 * document that breaks the schema's rules becomes a refused ask, which holds the consignment with
 * the element named.
 */
export async function prepareDocument(
  services: PrepareServices,
  draft: Draft,
  kind: DocumentKind,
): Promise<Draft> {
  const now = services.clock.now();
  const { consignment } = draft;
  const documentVersion = nextVersion(consignment, kind);
  if (!DOCUMENTS[kind].entrustedToUs || !isSignedKind(kind)) {
    return withFacts(draft, { facts: [{ type: 'document-filed', kind, documentVersion }] }, now);
  }
  const appTime = appTimeOf(now, consignment.documents[kind]?.appTime);
  const of = { kind, version: documentVersion };
  const [problem] = checkCebDocument(await contentOf(services, consignment, of, appTime));
  if (problem !== undefined) {
    const { rule: code, message } = problem;
    const fact = { type: 'ask-refused' as const, ask: `document-${kind}` as const, code, message };
    return withFacts(draft, { facts: [fact] }, now);
  }
  const fact = { type: 'document-filed' as const, kind, documentVersion, appTime };
  return withFacts(draft, { facts: [fact] }, now);
}
