import type { Duration } from '../instant.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import type { DocumentKind } from '../trade/documents.ts';
import type { AskRow } from './ask-row.ts';
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

/** A document: filed by us at customs, or by its own party whom we ask. */
export function documentAsk(
  kind: DocumentKind,
  ready: AskRow['ready'],
  answerWithin: Duration,
): AskRow {
  const { entrustedToUs, filedBy } = DOCUMENTS[kind];
  const byFirm = filedBy === 'payment firm' ? 'payment firm' : 'carrier';
  return {
    name: `document-${kind}`,
    party: entrustedToUs ? 'customs' : byFirm,
    document: kind,
    ready,
    answered: (consignment) =>
      isComplete(consignment.documents[kind]) && (!isWaybill(kind) || isDeclared(consignment)),
    answerWithin,
  };
}
