import type { Consignment, ConsignmentLine } from '../../consignment/consignment.ts';
import type { Enterprise } from '../../trade/parties.ts';
import { FILING_TERMS } from './filing-terms.ts';

/** So many sales items of one line of the list come back. */
export interface ReturnedLine {
  /** Number of the line on the list, from 1. */
  readonly gnum: number;
  readonly quantity: number;
}

/** How goods come back into China. */
export interface InboundTransport {
  /** Absent: the number that the parcel left under. */
  readonly waybillNumber?: string;
  /** Absent: the waybill number, as customs wants it then. */
  readonly masterBill?: string;
  /** CEB `trafMode`. */
  readonly trafficMode: string;
  readonly vessel: string;
  readonly voyage: string;
  /** Who runs the site that tallies the parcel, and where it lies there. */
  readonly site?: Enterprise;
  readonly location?: string;
}

/** What comes back of a consignment, why, and (exports) how. */
export interface ReturnFacts {
  /** Absent: why the consignment was cancelled or refused. */
  readonly reason?: string;
  /** Absent: what comes back of every line, see `piecesBack`. */
  readonly lines?: readonly ReturnedLine[];
  readonly inbound?: InboundTransport;
}

/**
 * How the goods of a consignment come back, as far as an application (213) must say it before they
 * are on their way. weak: chosen, the schema wants it filled: as they went, under the number they
 * left under.
 */
export function inboundTransport(
  { mode, load }: Consignment,
  waybillNumber = '',
): InboundTransport {
  return {
    trafficMode: load?.trafficMode ?? FILING_TERMS[mode]?.transportMode ?? '',
    vessel: load?.vessel ?? waybillNumber,
    voyage: load?.voyage ?? waybillNumber,
  };
}

/** How many sales items of a line come back: all of them, unless an operator says otherwise. */
export function piecesBack(
  { unwind }: Partial<Pick<Consignment, 'unwind'>>,
  { lineId, quantity }: Pick<ConsignmentLine, 'lineId' | 'quantity'>,
): number {
  return unwind?.returning?.[lineId] ?? quantity;
}

/** The lines that come back, each with its number on the list; a number the list lacks is left out. */
export function returnedLines(
  { lines, unwind }: Consignment,
  returned: ReturnFacts | undefined,
): readonly { readonly gnum: number; readonly quantity: number; readonly line: ConsignmentLine }[] {
  const all = lines
    .map((line, index) => ({ gnum: index + 1, quantity: piecesBack({ unwind }, line) }))
    .filter(({ quantity }) => quantity > 0);
  return (returned?.lines ?? all).flatMap(({ gnum, quantity }) => {
    const line = lines[gnum - 1];
    return line === undefined ? [] : [{ gnum, quantity, line }];
  });
}
