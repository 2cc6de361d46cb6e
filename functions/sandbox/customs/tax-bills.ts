import { z } from 'zod';
import { beijingDigits } from '../clock.ts';
import { splitAmount } from '../demo/basket.ts';
import { DEMO_CATALOGUE } from '../demo/catalogue.ts';
import { drawGuid } from '../seeded.ts';
import type { Services } from '../services.ts';
import type { Elements } from './ceb-message.ts';
import { decimalCount, decimalText } from './decimals.ts';
import { filingId } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import { customsLeaves, customsMessage } from './receipt-message.ts';
import { customsEnvelope } from './receipts.ts';

const dueSchema = z.object({ customsId: z.string(), filingId: z.string() });

/** Bills the tax of an import list that is released; only inside a change of the database. */
export type BillTax = (customsId: string, list: Filing, at: number) => void;

/**
 * Tax bills (816) of released import lists, where the order's script wants one: what customs
 * computes, and as much more in the first line as the script says.
 */
export function openTaxBills(services: Services, filings: Filings): BillTax {
  const { agenda, delays, journal, outbox, scripts, seed } = services;
  const due = agenda.action('customs-tax-bill', dueSchema, ({ customsId, filingId: id }, at) => {
    const list = filings.get(id);
    if (list === undefined) return;
    const order = list.head['orderNo'] ?? '';
    const { taxBill = 0, copies } = scripts.of(order);
    const guid = drawGuid(seed, 'tax', id);
    const messageGuid = drawGuid('message', guid);
    journal.effect('tax-billed', scripts.resolve(order));
    outbox.put({
      ...{ messageId: guid, sender: customsId, subject: order, copies },
      path: `/partners/${customsId}`,
      contentType: 'application/xml',
      body: customsEnvelope('816', billXml(list, taxBill, guid, at, messageGuid), messageGuid, at),
    });
  });
  return (customsId, list, at) => {
    const order = list.head['orderNo'] ?? '';
    if (list.kind !== '621' || scripts.of(order).taxBill === undefined) return;
    const billedAt = at + delays.of(order, 'tax-billed');
    due.plan(filingId(list), billedAt, { customsId, filingId: filingId(list) });
  };
}

interface LineTax {
  readonly line: Elements;
  /** Fen. */
  readonly taxPrice: number;
  readonly valueAddedTax: number;
}

/** CEB816, Source: CEB schemas 2022-05, TaxHeadRd and TaxListRd. Status 1: generated. */
function billXml(list: Filing, more: number, guid: string, at: number, messageGuid: string) {
  const { head, invtNo = '' } = list;
  const taxes = taxesOf(list).map((tax, index) =>
    index === 0 ? { ...tax, valueAddedTax: Math.max(0, tax.valueAddedTax + more) } : tax,
  );
  const total = taxes.reduce((sum, { valueAddedTax }) => sum + valueAddedTax, 0);
  const content = customsLeaves([
    ['guid', guid],
    ['returnTime', beijingDigits(at, 17)],
    ['invtNo', invtNo],
    ['taxNo', `${invtNo}T01`],
    ['customsTax', '0'],
    ['valueAddedTax', yuan(total)],
    ['consumptionTax', '0'],
    ['status', '1'],
    ['assureCode', head['assureCode'] ?? ''],
    ['ebcCode', head['ebcCode'] ?? ''],
    ['logisticsCode', head['logisticsCode'] ?? ''],
    ['agentCode', head['agentCode'] ?? ''],
    ['customsCode', head['customsCode'] ?? ''],
  ]);
  const lines = taxes.map(({ line, taxPrice, valueAddedTax }) =>
    customsLeaves([
      ['gnum', line['gnum'] ?? ''],
      ['gcode', line['gcode'] ?? ''],
      ['taxPrice', yuan(taxPrice)],
      ['customsTax', '0'],
      ['valueAddedTax', yuan(valueAddedTax)],
      ['consumptionTax', '0'],
    ]),
  );
  const bodies = lines.map((each) => `<TaxListRd>${each}</TaxListRd>`).join('');
  const tax = `<Tax><TaxHeadRd>${content}</TaxHeadRd>${bodies}</Tax>`;
  return customsMessage('816', messageGuid, tax);
}

const USUAL_VAT_RATE = 1_300;
/** Counts of 10⁻⁵ in a fen. */
const FEN = 1_000;
/** 10⁴ basis points × 100 percent: what a rate times 70 is divided by. */
const DIVISOR = 1_000_000;

/**
 * 70 % of VAT per line on goods and their share of freight and insurance, half up to the fen; the
 * goods of the demo bear no consumption tax. Source: CaiGuanShui 2018-49.
 */
function taxesOf({ head, lines }: Filing): readonly LineTax[] {
  const values = lines.map((line) => fen(line['totalPrice']));
  const shares = splitAmount(fen(head['freight']) + fen(head['insuredFee']), values);
  return lines.map((line, index) => {
    const taxPrice = (values[index] ?? 0) + (shares[index] ?? 0);
    const item = DEMO_CATALOGUE.find(({ hsCode }) => hsCode === line['gcode']);
    const tax = taxPrice * (item?.vatRate ?? USUAL_VAT_RATE) * 70;
    return { line, taxPrice, valueAddedTax: Math.floor((2 * tax + DIVISOR) / (2 * DIVISOR)) };
  });
}

function fen(text: string | undefined): number {
  return Math.round((decimalCount(text) ?? 0) / FEN);
}

function yuan(amount: number): string {
  return decimalText(amount * FEN);
}
