import { z } from 'zod';
import type { RecordSets } from '../records.ts';
import type { CebEntity, Elements } from './ceb-message.ts';
import { kindRow, TAKEN_KINDS } from './document-kinds.ts';
import type { TakenKind } from './document-kinds.ts';

/** How far a document got. `arrived`: read, no answer yet. */
const STATES = [
  ...(['arrived', 'accepted', 'inspected', 'detained', 'released'] as const),
  ...(['refused', 'withdrawn', 'returned'] as const),
] as const;

const elements = z.record(z.string(), z.string());
const filingSchema = z.object({
  kind: z.enum(TAKEN_KINDS),
  head: elements,
  lines: z.array(elements),
  state: z.enum(STATES),
  /** How often it was filed anew: a refused one may come again. */
  version: z.number(),
  /** The latest `returnStatus` that was given. */
  status: z.string().optional(),
  /** Numbers of e-port and customs, of documents that get them. */
  preNo: z.string().optional(),
  invtNo: z.string().optional(),
  /** Lists only: when it was released, business milliseconds. */
  releasedAt: z.number().optional(),
  /** Lists only: what was taken back of it, under an application that was granted. */
  takenBack: z.array(elements).optional(),
  /** Lists only: when it is accepted while it waits for its load's arrival; when clearance began. */
  acceptedAt: z.number().optional(),
  clearedFrom: z.number().optional(),
});
/** A document as customs keeps it. */
export type Filing = Readonly<z.infer<typeof filingSchema>>;

/** The documents customs has, by what makes each one single. */
export interface Filings {
  find(kind: TakenKind, entity: Pick<CebEntity, 'head'>): Filing | undefined;
  get(id: string): Filing | undefined;
  /** Writes a document that arrived, so that it is found by all its numbers. */
  enter(filing: Filing): void;
  /** Writes what became of a document. */
  put(filing: Filing): void;
  /** The payment that was declared for an order. */
  paymentOf(order: Elements): Filing | undefined;
  /** The list of a firm's own number (`copNo`), or of a customs number. */
  list(by: 'copNo' | 'invtNo', number: string): Filing | undefined;
  /** Lists of an account book. */
  listsOf(accountBook: string): readonly Filing[];
  /** The list that names this order number. */
  listOfOrder(orderNo: string): Filing | undefined;
  /** The list of a logistics firm's waybill. */
  listOfWaybill(logisticsCode: string, logisticsNo: string): Filing | undefined;
  /** The linkage (607) of a master bill. */
  linkageOf(billNo: string): Filing | undefined;
}

/** The id under which a document is kept. */
export function filingId({ kind, head }: Pick<Filing, 'kind' | 'head'>): string {
  return [kind, ...kindRow(kind).single.map((name) => head[name] ?? '')].join('/');
}

/** Whether a document is a list (清单). */
export function isList(kind: TakenKind): boolean {
  return kindRow(kind).role === 'list';
}

/** Documents in the sandbox's records. */
export function openFilings(records: RecordSets): Filings {
  const filings = records('filing', filingSchema);
  const index = records('filing-by', z.string());
  const byIndex = (...parts: string[]) => {
    const id = index.get(parts.join('/'));
    return id === undefined ? undefined : filings.get(id);
  };
  return {
    find: (kind, { head }) => filings.get(filingId({ kind, head })),
    get: (id) => filings.get(id),
    put: (filing) => filings.put(filingId(filing), filing),
    enter(filing) {
      const id = filingId(filing);
      filings.put(id, filing);
      const { kind, head, invtNo } = filing;
      if (kind === '411') index.put(`payment/${orderKey(head)}`, id);
      if (kind === '607') index.put(`linkage/${head['billNo'] ?? ''}`, id);
      if (!isList(kind)) return;
      index.put(`copNo/${head['copNo'] ?? ''}`, id);
      index.put(`order/${head['orderNo'] ?? ''}`, id);
      index.put(`waybill/${head['logisticsCode'] ?? ''}/${head['logisticsNo'] ?? ''}`, id);
      index.put(`book/${head['emsNo'] ?? ''}/${head['copNo'] ?? ''}`, id);
      if (invtNo !== undefined) index.put(`invtNo/${invtNo}`, id);
    },
    paymentOf: (order) => byIndex('payment', orderKey(order)),
    list: (by, number) => byIndex(by, number),
    listsOf: (accountBook) =>
      index
        .startingWith(`book/${accountBook}/`)
        .map((id) => filings.get(id))
        .filter((filing) => filing !== undefined),
    listOfOrder: (orderNo) => byIndex('order', orderNo),
    listOfWaybill: (logisticsCode, logisticsNo) => byIndex('waybill', logisticsCode, logisticsNo),
    linkageOf: (billNo) => byIndex('linkage', billNo),
  };
}

function orderKey(head: Elements): string {
  return `${head['ebpCode'] ?? ''}/${head['orderNo'] ?? ''}`;
}
