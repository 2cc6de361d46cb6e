import type { TrackingStatus } from './tracking-status.ts';

/**
 * UPU EMSEVT version 3 events of postal items. The holds at an office (EXD, EDA, EDF) say where the
 * parcel is, the holds of customs (EXB, EME) that it stands still. weak: the meaning of EDE, EDF,
 * EMG to EMI and EDG to EDX comes from carriers' descriptions, not from the UPU's own list.
 */
const EMSEVT_STATUS: ReadonlyMap<string, TrackingStatus> = new Map<string, TrackingStatus>([
  ['EMA', 'HANDED_TO_CARRIER'], // posting, collection
  ['EMB', 'HANDED_TO_CARRIER'], // arrival at the outward office of exchange
  ['EXA', 'EXPORT_DECLARED'], // presented to export customs
  ['EXB', 'CUSTOMS_HELD'], // held by export customs
  ['EXC', 'ORIGIN_CLEARED'], // returned from export customs
  ['EXD', 'HANDED_TO_CARRIER'], // held at the outward office of exchange
  ['EXX', 'CANCELLED'], // export cancelled
  ['EMC', 'DEPARTED_ORIGIN'], // departure from the outward office of exchange
  ['EMJ', 'DEPARTED_ORIGIN'], // arrival at a transit office
  ['EMK', 'DEPARTED_ORIGIN'], // departure from a transit office
  ['EMD', 'ARRIVED_DESTINATION'], // arrival at the inward office of exchange
  ['EDA', 'ARRIVED_DESTINATION'], // held at the inward office of exchange
  ['EDB', 'IMPORT_CUSTOMS'], // presented to import customs
  ['EME', 'CUSTOMS_HELD'], // held by import customs
  ['EDC', 'IMPORT_CLEARED'], // returned from import customs
  ['EMF', 'IMPORT_CLEARED'], // departure from the inward office of exchange
  ['EDD', 'IMPORT_CLEARED'], // into the sorting centre
  ['EDE', 'IMPORT_CLEARED'], // out of the sorting centre
  ['EDF', 'AT_DELIVERY_OFFICE'], // held at the delivery depot
  ['EMG', 'AT_DELIVERY_OFFICE'], // arrival at the delivery office
  ['EDG', 'OUT_FOR_DELIVERY'], // out for physical delivery
  ['EDH', 'AVAILABLE_FOR_PICKUP'], // arrival at a collection point
  ['EMH', 'DELIVERY_ATTEMPT_FAILED'], // unsuccessful delivery attempt
  ['EMI', 'DELIVERED'], // final delivery
  ['EDX', 'CANCELLED'], // import terminated
]);

/** The status an EMSEVT code stands for; UNKNOWN for a code that is not in the list. */
export function emsevtStatus(code: string): TrackingStatus {
  return EMSEVT_STATUS.get(code) ?? 'UNKNOWN';
}
