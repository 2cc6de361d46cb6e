import type { DocumentKind } from '../trade/documents.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { FieldChange } from './consignment-events.ts';
import type { Consignment, DocumentFacts } from './consignment.ts';

const LINE = String.raw`lines\.\d+\.`;

/**
 * Fields of the fix table that stand on a document that customs may have accepted, before the list is
 * filed or (213) after it. Source: CEB 311, 303, 411, 511, 505 and 213, 2022-05. Amounts and weights of a waybill are
 * compared with tolerance, see the match.
 */
const STANDS_ON: { readonly [Kind in DocumentKind]?: RegExp } = {
  '311': new RegExp(
    `^(?:${LINE}(?:declaredName|model|unit|origin|barcode)|(?:buyer|shipTo|totals|payment)\\.|consignee\\.telephone)`,
  ),
  '303': new RegExp(`^(?:${LINE}(?:declaredName|unit|barcode)|totals\\.freight)`),
  '403': /^(?:totals|payment)\./,
  '411': /^(?:payer|payment)\./,
  // weak: that an application which customs granted may be amended is not read anywhere.
  '213': new RegExp(`^${LINE}returnedPieces$`),
  '511': /^(?:shipTo\.(?:name|street|city)|consignee\.telephone)/,
};

/**
 * The consignment with every document out of date that a correction changed: one that customs has
 * accepted goes out again as its next version, one that it has not answered yet once it has. Nothing that
 * the list was compared with where that stands.
 */
export function withOutdated(
  consignment: Consignment,
  changes: readonly FieldChange[],
): Consignment {
  const isStanding = isListStanding(consignment);
  const documents = Object.values(consignment.documents).map((document) => {
    const mayChange = !isStanding || AFTER_LIST.includes(document.kind);
    return mayChange && isChanged(document, changes) ? outdated(document) : document;
  });
  const isRedeclared = documents.some(
    ({ kind, superseded }) => kind === '511' && superseded === true,
  );
  return {
    ...consignment,
    waybillRecord: isRedeclared ? undefined : consignment.waybillRecord,
    documents: Object.fromEntries(documents.map((document) => [document.kind, document])),
  };
}

/** What is said of a list that stands. */
const AFTER_LIST: readonly DocumentKind[] = ['213'];

function isListStanding({ mode, documents }: Consignment): boolean {
  const { list } = TRADE_MODES[mode];
  const standing = list && documents[list];
  return standing !== undefined && standing.superseded !== true;
}

function isChanged(
  { kind, hash, superseded }: DocumentFacts,
  changes: readonly FieldChange[],
): boolean {
  // What waits for its signature is built when it is signed.
  const isOut = !DOCUMENTS[kind].entrustedToUs || hash !== undefined;
  return (
    superseded !== true &&
    isOut &&
    changes.some(({ field }) => STANDS_ON[kind]?.test(field) === true)
  );
}

function outdated(document: DocumentFacts): DocumentFacts {
  return document.acceptedAt === undefined
    ? { ...document, outdated: true }
    : { ...document, superseded: true };
}

/** Customs has by now what a correction changed meanwhile: the next version amends it. */
export function overtaken(document: DocumentFacts): DocumentFacts {
  return document.outdated === true && document.acceptedAt !== undefined
    ? { ...document, superseded: true }
    : document;
}

/**
 * Whether a version of a document amends one that customs has (CEB `appType` 2), rather than being
 * filed as new. A list is filed anew under its own number.
 */
export function isAmendment(
  { documents }: Pick<Consignment, 'documents'>,
  kind: DocumentKind,
  version: number,
): boolean {
  const known = documents[kind];
  if (known === undefined || STANDS_ON[kind] === undefined) return false;
  return known.version === version ? known.amends === true : amendsNext(known);
}

/** Of a version that is superseded: what was accepted stays with customs, also where an amendment of it was refused. */
function amendsNext({ acceptedAt, rejected, amends }: DocumentFacts): boolean {
  return amends === true || (acceptedAt !== undefined && rejected === undefined);
}
