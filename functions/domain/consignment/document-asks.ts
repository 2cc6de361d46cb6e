import type { Duration } from '../instant.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import type { DocumentKind, ResponsibleParty } from '../trade/documents.ts';
import type { AskedParty, AskRow } from './ask-row.ts';
import type { DocumentFacts } from './consignment.ts';

/** Whether a document does what it is for: its current version is accepted, or released for a list. */
export function isComplete(document: DocumentFacts | undefined): boolean {
  if (document === undefined || document.rejected !== undefined || document.superseded === true)
    return false;
  const row = DOCUMENTS[document.kind];
  return (row.completeAt === 'released' ? document.releasedAt : document.acceptedAt) !== undefined;
}

/** Customs may take a waybill before the firm's own answer reaches us, which the match needs too. */
const isDeclared: AskRow['answered'] = ({ waybillRecord }) => waybillRecord !== undefined;

function isWaybill(kind: DocumentKind): boolean {
  return kind === '511' || kind === '505';
}

/**
 * Whom we ask for a document that is not entrusted to us. weak: the site where returns arrive is run
 * by the warehouse that takes them in.
 */
const FILERS: { readonly [Filer in ResponsibleParty]: AskedParty } = {
  'payment firm': 'payment firm',
  'logistics firm': 'carrier',
  site: 'warehouse',
  merchant: 'customs',
  platform: 'customs',
};

/** A document: filed by us at customs, or by its own party whom we ask. */
export function documentAsk(
  kind: DocumentKind,
  ready: AskRow['ready'],
  answerWithin: Duration,
): AskRow {
  const { entrustedToUs, filedBy } = DOCUMENTS[kind];
  return {
    name: `document-${kind}`,
    party: entrustedToUs ? 'customs' : FILERS[filedBy],
    document: kind,
    ready,
    answered: (consignment) =>
      isComplete(consignment.documents[kind]) && (!isWaybill(kind) || isDeclared(consignment)),
    answerWithin,
  };
}
