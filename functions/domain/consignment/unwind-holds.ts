import { DOCUMENTS } from '../trade/documents.ts';
import type { DocumentKind } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment, HoldContent } from './consignment.ts';
import { needsTally, tallyDifferences, tallyOf } from './return-tally.ts';
import { isUndone, needsReturn, RETURN_APPLICATIONS } from './undone.ts';

/** What an operator must see to before a consignment is unwound, as its facts stand. */
export function unwindBlocked(consignment: Consignment): HoldContent | undefined {
  const { returnRequest, unwind } = consignment;
  if (unwind.parcelTooLateAt !== undefined && returnRequest === undefined) {
    return {
      reason: 'too-late-to-stop',
      message: 'The parcel has left the warehouse: resume at hand off, or take it back.',
      pointers: [],
    };
  }
  // First the parcel is stopped, whatever the list needs.
  const isSecured = returnRequest !== undefined || unwind.parcelStoppedAt !== undefined;
  if (!isSecured) return undefined;
  return isUndone(consignment) ? tallyBlocked(consignment) : undoingBlocked(consignment);
}

function undoingBlocked(consignment: Consignment): HoldContent | undefined {
  const { mode, documents, generalDeclaration } = consignment;
  const { withdrawal, direction } = TRADE_MODES[mode];
  if (generalDeclaration?.releasedOn !== undefined) {
    return {
      reason: 'return-application-needed',
      message: `General declaration ${generalDeclaration.number ?? ''} is released: its return is declared by a broker.`,
      pointers: ['unwind.returnApplication'],
    };
  }
  const isReturned = needsReturn(consignment);
  const kind = isReturned ? RETURN_APPLICATIONS[direction] : withdrawal;
  const { rejected, superseded } = (kind && documents[kind]) ?? {};
  if (kind === undefined || rejected === undefined || superseded === true) return undefined;
  return {
    reason: isReturned ? 'return-refused' : 'withdrawal-refused',
    message: `Customs refused the ${titleOf(kind)} with ${rejected.status}: ${rejected.info}`,
    // It may be released, and only the receipt was lost: then a return takes it back.
    pointers: ['unwind.returnApplication'],
  };
}

/**
 * What is not there as applied for goes into no stock. Going on has the site count, and file, anew;
 * of what does not come back the application is amended before.
 */
function tallyBlocked(consignment: Consignment): HoldContent | undefined {
  if (!needsTally(consignment)) return undefined;
  const { kind, rejected, superseded } = tallyOf(consignment) ?? {};
  if (kind !== undefined && rejected !== undefined && superseded !== true) {
    const message = `Customs refused the ${titleOf(kind)} with ${rejected.status}: ${rejected.info}`;
    return { reason: 'tally-refused', message, pointers: [] };
  }
  const differences = tallyDifferences(consignment);
  if (differences.length === 0) return undefined;
  const counted = differences.map(
    ({ sku, sent, received }) => `${String(received)} of ${String(sent)} ${sku}`,
  );
  const message = `The site counted ${counted.join(', ')} applied for.`;
  const pointers = consignment.lines.flatMap(({ sku }, index) =>
    differences.some((each) => each.sku === sku)
      ? [`lines.${String(index + 1)}.returnedPieces`]
      : [],
  );
  return { reason: 'tally-difference', message, pointers };
}

function titleOf(kind: DocumentKind): string {
  return `${DOCUMENTS[kind].title.toLowerCase()} (${kind})`;
}
