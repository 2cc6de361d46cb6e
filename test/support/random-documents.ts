import fc from 'fast-check';
import type { CebContent, CebDocumentOf } from '../../functions/domain/customs/ceb-document.ts';
import type { CebTable } from '../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import type { ElementRow } from '../../functions/domain/customs/ceb-tables/element-rows.ts';
import {
  buildLoadDocuments,
  isOfLoad,
} from '../../functions/domain/customs/documents/load-declarations.ts';
import { buildDocument, isBuilt } from '../../functions/domain/customs/documents/build-document.ts';
import type { DeclarationInput } from '../../functions/domain/customs/documents/declaration-input.ts';
import { summaryApplications701 } from '../../functions/domain/customs/documents/summary-application-701.ts';
import { addressLine } from '../../functions/domain/customs/address-line.ts';
import { formatMoney } from '../../functions/domain/money/money.ts';
import type { CebDocument } from '../../functions/domain/customs/ceb-document.ts';
import type { CebKind } from '../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { CEB_TABLES } from '../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { aDeclarationInput, GUID, INBOUND } from './declaration-inputs.ts';
import { aLoadInput, aSummaryInput } from './load-inputs.ts';
import { exportConsignments, identities, importConsignments } from './random-consignments.ts';
import { digits, text } from './random-text.ts';

const shares = fc.integer({ min: 1, max: 100 });

/** Inputs of one direction that have everything their documents need, a return of some lines too. */
export function inputsOf(direction: 'import' | 'export'): fc.Arbitrary<DeclarationInput> {
  const consignments = direction === 'import' ? importConsignments : exportConsignments;
  const letter = direction === 'import' ? 'I' : 'E';
  return fc.tuple(consignments, identities, digits(9), shares, text(200)).map((parts) => {
    const [consignment, identity, serial, share, reason] = parts;
    const numbers = { listNumber: `29242026${letter}${serial}`, preNumber: `B20261123${serial}` };
    const filed = { ...consignment, ...numbers, deliveredAt: '2026-11-25T04:00:00.000Z' };
    const lines = consignment.lines.flatMap(({ quantity }, index) => {
      const back = Math.ceil((quantity * share) / 100);
      return index === 0 || (index * share) % 2 === 0 ? [{ gnum: index + 1, quantity: back }] : [];
    });
    const returned = { lines, reason, inbound: INBOUND };
    return { ...aDeclarationInput(filed, identity), returned, paidAt: '20261123095900' };
  });
}

/** Loads of 1 to 20 parcels. */
const loads = fc
  .record({
    loadId: fc.stringMatching(/^L[0-9A-Z]{5,19}$/),
    masterBill: fc.stringMatching(/^[0-9]{3}-[0-9]{8}$/),
    voyage: fc.stringMatching(/^[A-Z]{2}[0-9]{3,4}$/),
    vessel: text(30),
    trafficMode: fc.constantFrom('2', '3', '4', '5', '6'),
    plate: text(10),
    siteCode: fc.option(digits(6), { nil: undefined }),
    parcels: fc.array(
      fc.record({
        waybillNumber: fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/),
        listNumber: fc.option(fc.stringMatching(/^29242026E[0-9]{9,11}$/), { nil: undefined }),
        weightGrams: fc.integer({ min: 1, max: 30_000 }),
        packageNumber: fc.option(fc.stringMatching(/^[A-Z0-9]{1,37}$/), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 20 },
    ),
  })
  .map(aLoadInput);

const summaries = fc
  .array(fc.stringMatching(/^29242026E[0-9]{9,11}$/), { minLength: 1, maxLength: 30 })
  .map((listNumbers) => aSummaryInput({ listNumbers }));

/** Documents of one kind as the random orders and loads of the project give them, or their firms. */
export function randomDocuments(kind: CebKind): fc.Arbitrary<CebDocument> {
  if (isOfLoad(kind)) return loads.map((load) => only(buildLoadDocuments(kind, load)));
  if (kind === '701') return summaries.map((input) => only(summaryApplications701(input)));
  const inputs = inputsOf(CEB_TABLES[kind].direction);
  if (isBuilt(kind)) return inputs.map((input) => buildDocument(kind, input));
  return inputs.map((input) =>
    kind === '411'
      ? paymentOf(input)
      : kind === '511'
        ? importWaybillOf(input)
        : exportWaybillOf(input),
  );
}

function only<Document>(documents: readonly Document[]): Document {
  const [document] = documents;
  if (document === undefined || documents.length > 1) throw new Error('not one document');
  return document;
}

const opening = { guid: GUID, appType: '1', appTime: '20261123100000', appStatus: '2' } as const;

/** 411 as the payment firm sends it for the order. */
export function paymentOf({ consignment, identity }: DeclarationInput): CebDocumentOf<'411'> {
  const { parties, payment, totals } = consignment;
  return {
    kind: '411',
    head: {
      ...opening,
      payCode: parties.payment?.code ?? '',
      payName: parties.payment?.name ?? '',
      payTransactionId: payment.transactionId ?? '',
      orderNo: consignment.orderNumber,
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      payerIdType: '1',
      payerIdNumber: identity.buyerIdNumber ?? '',
      payerName: consignment.buyerName ?? '',
      amountPaid: formatMoney(totals.paid),
      currency: '142',
      payTime: '20261123095900',
    },
    lines: [],
  };
}

/** 511 as the logistics firm sends it for the parcel. */
export function importWaybillOf(input: DeclarationInput): CebDocumentOf<'511'> {
  const { consignment, identity, waybillNumber = '' } = input;
  const { parties, totals } = consignment;
  const list = buildDocument('621', input).head as CebDocumentOf<'621'>['head'];
  return {
    kind: '511',
    head: {
      ...opening,
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      logisticsNo: waybillNumber,
      orderNo: consignment.orderNumber,
      freight: formatMoney(totals.freight),
      insuredFee: formatMoney(totals.insurance),
      currency: '142',
      weight: list.grossWeight,
      packNo: '1',
      consignee: consignment.shipTo.name,
      consigneeAddress: addressLine(consignment.shipTo),
      consigneeTelephone: identity.consigneeTelephone ?? '',
    },
    lines: [],
  };
}

/** 505 as the logistics firm sends it for the parcel. */
export function exportWaybillOf(input: DeclarationInput): CebDocumentOf<'505'> {
  const { consignment, waybillNumber = '' } = input;
  const { parties } = consignment;
  const list = buildDocument('603', input).head as CebDocumentOf<'603'>['head'];
  return {
    kind: '505',
    head: {
      ...opening,
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      logisticsNo: waybillNumber,
      freight: list.freight,
      insuredFee: list.insuredFee,
      currency: list.fCurrency,
      grossWeight: list.grossWeight,
      packNo: '1',
      goodsInfo: [...(list.orderNo ?? '')].slice(0, 200).join(''),
    },
    lines: [],
  };
}

/** Whatever a table allows, sensible or not: any length, any character, optional elements or none. */
export function contentsOf<Kind extends string>(
  kind: Kind,
  table: CebTable,
): fc.Arbitrary<CebContent<Kind>> {
  const least = table.minLines ?? Math.min(1, table.maxLines);
  return fc.record({
    kind: fc.constant(kind),
    head: elementsOf(table.head),
    lines: fc.array(elementsOf(table.lines), {
      minLength: least,
      maxLength: Math.min(table.maxLines, 3),
    }),
  });
}

function elementsOf(rows: readonly ElementRow[]) {
  const values = rows.map((row): [string, fc.Arbitrary<string | undefined>] => [
    row.name,
    row.mandatory ? valueOf(row) : fc.option(valueOf(row), { nil: undefined }),
  ]);
  return fc.record(Object.fromEntries(values));
}

/** The few values that the schemas do fix. */
const FIXED_BY_SCHEMA: { readonly [name: string]: string } = {
  currency: '142',
  fFlag: '3',
  iFlag: '3',
};

function valueOf({ name, kind, min, max }: ElementRow): fc.Arbitrary<string> {
  const fixed = FIXED_BY_SCHEMA[name];
  if (fixed !== undefined) return fc.constant(fixed);
  if (kind === 'integer') return fc.integer({ min: 0, max: 10 ** max - 1 }).map(String);
  if (kind === 'decimal') return fc.stringMatching(/^[1-9][0-9]{0,13}(\.[0-9]{1,5})?$/);
  const filled = text(Math.min(max, 20)).map((value) => value.trim());
  // Padded to the least or the most that the schema takes, counted in characters.
  return fc.tuple(filled, fc.boolean()).map(([value, long]) => {
    const wanted = long ? max : Math.max(1, min);
    const characters = [...value];
    const padding = '字'.repeat(Math.max(0, wanted - characters.length));
    return characters.slice(0, wanted).join('') + padding;
  });
}
