import { receiptMeaning } from '../customs/receipt-status.ts';
import { DOCUMENTS } from '../trade/documents.ts';
import type { LoadDocumentKind } from './load-documents.ts';
import type { LoadEvent, LoadFact } from './load-events.ts';

type Texts = {
  readonly [Type in LoadFact['type']]: (fact: Extract<LoadFact, { type: Type }>) => string;
};

const CLOSED_BECAUSE = {
  time: 'its time was up',
  full: 'it is full',
  operator: 'an operator closed it',
} as const;

const TEXTS: Texts = {
  opened: ({ planned }) => `Opened for ${planned.destination}`,
  joined: ({ entry }) => `${entry.consignmentId} joined`,
  left: ({ consignmentId, reason }) => `${consignmentId} taken out: ${words(reason)}`,
  'stayed-behind': ({ consignmentId, reason }) =>
    `${consignmentId} stays at the site: ${words(reason)}`,
  closed: ({ because, entries, takenOut }) =>
    [
      `Closed with ${parcels(entries.length)}: ${CLOSED_BECAUSE[because]}`,
      ...takenOut.map((each) => `${each.consignmentId} stays behind: ${words(each.reason)}`),
    ].join('. '),
  'ask-refused': ({ ask, code, message }) => `Refused: ${words(ask)} (${code}): ${message}`,
  booked: ({ booking }) =>
    `Booked on ${booking.vessel} ${booking.voyage} under master bill ${booking.masterBill}`,
  'gate-pass-issued': ({ number }) => `Customs issued the gate pass ${number}`,
  'gated-out': ({ plate, gatePass }) =>
    `Passed the gate on ${plate}` + (gatePass === undefined ? '' : ` with pass ${gatePass.number}`),
  'declaration-asked': ({ kind, documentVersion }) =>
    `The ${DOCUMENTS[kind].filedBy} is asked to file ${named(kind)}` +
    (documentVersion === 1 ? '' : `, version ${String(documentVersion)}`),
  'receipt-received': ({ kind, status, info }) => {
    const meaning = receiptMeaning(status, kind);
    const why = meaning.class === 'rejected' && info !== '' ? `: ${info}` : '';
    return `Customs on ${named(kind)}: ${status} ${meaning.meaning}${why}`;
  },
  'lists-released': () => 'Customs released every list',
  departed: ({ place }) => ['Departed', place].filter(Boolean).join(' from '),
  arrived: ({ place }) => ['Arrived', place].filter(Boolean).join(' in '),
  'asked-again': ({ note }) => (note === undefined ? 'Asked again' : `Asked again. Note: ${note}`),
};

/** One event of a load in words for the operator. */
export function loadTimelineText(event: LoadEvent): string {
  return textOf(event);
}

/** Who did it, where a person did. */
export function loadTimelineActor(event: LoadEvent): string | undefined {
  return 'by' in event ? event.by : undefined;
}

function textOf<Type extends LoadFact['type']>(fact: Extract<LoadFact, { type: Type }>): string {
  const text: Texts[Type] = TEXTS[fact.type];
  return text(fact);
}

function named(kind: LoadDocumentKind): string {
  const { title } = DOCUMENTS[kind];
  return `${title.charAt(0).toLowerCase()}${title.slice(1)} (${kind})`;
}

function parcels(count: number): string {
  return count === 1 ? '1 parcel' : `${String(count)} parcels`;
}

function words(name: string): string {
  return name.replaceAll('-', ' ');
}
