import { addressLine } from '../../../functions/domain/customs/address-line.ts';
import { weights } from '../../../functions/domain/customs/documents/wire-values.ts';
import { parseQuantity } from '../../../functions/domain/money/quantity.ts';
import type { AskName } from '../../../functions/domain/consignment/ask-names.ts';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type { Identity } from '../../../functions/domain/order/order.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import type {
  AskInput,
  AskResult,
  Carrier,
  CustomsBookBalance,
  CustomsGateway,
  CustomsListStatus,
  PaymentFirm,
  StockCount,
  Warehouse,
  WarehouseParcel,
} from '../../../functions/ports/partners.ts';
import type { SummaryAnswer } from '../../../functions/ports/summary-partners.ts';
import { loadPartners } from './load-partners.ts';
import type { LoadPartners } from './load-partners.ts';
import { telephoneHash } from './plain-vault.ts';

/** One request that reached a partner. Filings carry no request id on the wire: theirs is the bytes. */
export interface Call {
  readonly ask: AskName | 'file';
  readonly requestId: string;
  readonly consignmentId: string;
}

/** What partners say when a reconciliation asks them. */
export interface PartnerBooks {
  /** Of the import warehouse; the other has none. */
  parcels: WarehouseParcel[];
  stock: StockCount[];
  /** In the import book; the other has none. */
  lists: CustomsListStatus[];
  balances: CustomsBookBalance[];
  /** What customs says of a summary application when asked; undefined: it cannot be asked. */
  summaryAnswers: readonly SummaryAnswer[] | undefined;
  /** Partners that throw when asked. */
  readonly silent: Set<'parcels' | 'stock' | 'lists' | 'balances'>;
}

/** What can be scripted: an ask, or the question what became of one. */
type Scripted = Call['ask'] | 'query';

/** Partners that answer as a good day has it, unless a test says otherwise. */
export interface ScriptedPartners {
  readonly warehouse: Warehouse;
  readonly carrier: Carrier;
  readonly paymentFirm: PaymentFirm;
  readonly customs: CustomsGateway;
  readonly calls: Call[];
  /** What they do for loads. */
  readonly loads: LoadPartners;
  readonly books: PartnerBooks;
  /** The next answers to an ask, before it goes back to its usual one. A function may throw. */
  script(ask: Scripted, ...answers: (AskResult | (() => AskResult))[]): void;
  /** What a party says when asked what happened so far, of whatever consignment. */
  tells(party: AskedParty, ...facts: ConsignmentFact[]): void;
  /** Takes over what parties say when asked. */
  knows(history: (party: AskedParty, consignmentId: string) => readonly ConsignmentFact[]): void;
  readonly queries: AskedParty[];
}

type AskedParty = 'warehouse' | 'carrier' | 'customs';

const ASKED: AskResult = { kind: 'asked' };
const answered = (...facts: ConsignmentFact[]): AskResult => ({ kind: 'answered', facts });

/** The waybill number that every carrier of these tests draws. */
const WAYBILL = 'EB000717618CN';

export function scriptedPartners(): ScriptedPartners {
  const calls: Call[] = [];
  const scripts = new Map<Scripted, (AskResult | (() => AskResult))[]>();
  const known: Record<AskedParty, ConsignmentFact[]> = {
    warehouse: [],
    carrier: [],
    customs: [],
  };
  let history = (party: AskedParty, _consignmentId: string): readonly ConsignmentFact[] =>
    known[party];
  const queries: AskedParty[] = [];
  const loads = loadPartners();
  const books: PartnerBooks = {
    parcels: [],
    stock: [],
    lists: [],
    balances: [],
    summaryAnswers: [],
    silent: new Set(),
  };

  function act(ask: Call['ask'], call: Omit<Call, 'ask'>, usual: AskResult): AskResult {
    calls.push({ ask, ...call });
    return nextOf(ask, usual);
  }
  function nextOf(ask: Scripted, usual: AskResult): AskResult {
    const next = scripts.get(ask)?.shift() ?? usual;
    return typeof next === 'function' ? next() : next;
  }
  const to =
    (ask: AskName, usual: (consignment: Consignment) => AskResult) =>
    async ({ consignment, requestId }: AskInput) =>
      act(ask, { requestId, consignmentId: consignment.consignmentId }, usual(consignment));
  const query = (party: AskedParty) => async (consignment: Consignment) => {
    queries.push(party);
    return nextOf('query', answered(...history(party, consignment.consignmentId)));
  };
  const tell = <T>(name: 'parcels' | 'stock' | 'lists' | 'balances', items: () => T) => {
    if (books.silent.has(name)) throw new Error(`${name} cannot be reached`);
    return items();
  };

  return {
    calls,
    queries,
    loads,
    books,
    script: (ask, ...answers) => {
      scripts.set(ask, [...(scripts.get(ask) ?? []), ...answers]);
    },
    tells: (party, ...facts) => {
      known[party].push(...facts);
    },
    knows: (told) => {
      history = told;
    },
    warehouse: {
      ...loads.warehouse,
      requestFulfilment: to('fulfilment', () => ASKED),
      requestPick: to('pick', () => ASKED),
      requestGateOut: to('gate-out', () => ASKED),
      requestStop: to('stop-parcel', () => ASKED),
      requestReturn: to('goods-back', () => ASKED),
      requestTally: to('document-215', () => ASKED),
      query: query('warehouse'),
      parcels: async (warehouseId) =>
        tell('parcels', () => (warehouseId === 'warehouse-in' ? books.parcels : [])),
      stock: async () => tell('stock', () => books.stock),
    },
    carrier: {
      ...loads.carrier,
      drawWaybill: to('waybill', () => answered({ type: 'waybill-drawn', waybillNumber: WAYBILL })),
      declareWaybill: async (input) =>
        to(input.kind === '511' ? 'document-511' : 'document-505', (consignment) =>
          answered(waybillDeclared(consignment, input.kind, input.identity)),
        )(input),
      preAdvise: async (input) =>
        to('pre-advice', () =>
          answered({
            type: 'pre-advised',
            requestId: input.requestId,
            status: 'accepted',
            adviceId: 'PA1',
          }),
        )(input),
      voidWaybill: to('void-label', () => answered({ type: 'label-voided' })),
      query: query('carrier'),
    },
    paymentFirm: {
      paymentRecord: to('payment-record', (consignment) => answered(paymentRecorded(consignment))),
      declarePayment: to('document-411', () => ASKED),
    },
    customs: {
      ...loads.customs,
      file: async (_customsId, message) => {
        const text = Buffer.from(message).toString();
        const [consignmentId = ''] = text.split('.');
        return act('file', { requestId: text, consignmentId }, ASKED);
      },
      requestGatePass: to('gate-pass', () => answered({ type: 'gate-pass-issued', number: 'GP1' })),
      query: query('customs'),
      lists: async (_customsId, accountBook) =>
        tell('lists', () => (accountBook === 'T4619W000001' ? books.lists : [])),
      bookBalances: async () => tell('balances', () => books.balances),
      querySummary: async () => books.summaryAnswers,
    },
  };
}

/** What a payment firm that agrees says. */
export function paymentRecorded(
  { payment, orderNumber, parties, totals }: Consignment,
  overrides: Partial<Extract<ConsignmentFact, { type: 'payment-recorded' }>['record']> = {},
): ConsignmentFact {
  return {
    type: 'payment-recorded',
    record: {
      transactionId: payment.transactionId ?? '',
      orderNumber,
      platformCode: parties.platform.code,
      amountPaid: totals.paid,
      ...overrides,
    },
  };
}

/** What a carrier that agrees says. */
export function waybillDeclared(
  consignment: Consignment,
  kind: DocumentKind,
  identity: Identity,
  overrides: Partial<Extract<ConsignmentFact, { type: 'waybill-declared' }>['record']> = {},
): ConsignmentFact {
  const { legs, parties, orderNumber, shipTo, totals } = consignment;
  const weight = parseQuantity(weights(consignment).grossWeight);
  return {
    type: 'waybill-declared',
    kind: kind === '511' ? '511' : '505',
    record: {
      waybillNumber: legs[0]?.waybillNumber ?? '',
      logisticsCode: parties.logistics.code,
      orderNumber,
      consignee: shipTo.name,
      consigneeAddress: addressLine(shipTo),
      telephoneHash: telephoneHash(identity.consigneeTelephone ?? ''),
      freight: totals.freight,
      insurance: totals.insurance,
      parcels: 1,
      weight: weight.ok ? weight.value : undefined,
      ...overrides,
    },
  };
}
