import fc from 'fast-check';
import { addressLine } from '../../functions/domain/customs/address-line.ts';
import type {
  Consignment,
  ConsignmentLine,
} from '../../functions/domain/consignment/consignment.ts';
import { addMoney, money, subtractMoney, sumMoney } from '../../functions/domain/money/money.ts';
import type { Currency } from '../../functions/domain/money/currency.ts';
import type { Identity } from '../../functions/domain/order/order.ts';
import {
  aLine,
  anExportConsignment,
  anIdentity,
  anImportConsignment,
  TELEPHONE_HASH,
} from './consignment-builder.ts';
import { digits, text } from './random-text.ts';

const lineOf = (currency: Currency): fc.Arbitrary<ConsignmentLine> =>
  fc
    .record({
      sku: fc.stringMatching(/^[A-Z0-9-]{1,20}$/),
      name: text(120),
      quantity: fc.integer({ min: 1, max: 999 }),
      price: fc.integer({ min: 0, max: 1_000_000 }),
      hsCode: digits(10),
      declaredName: text(250),
      model: text(250),
      origin: fc.constantFrom('JP', 'KR', 'FR', 'US', 'AU', 'CN'),
      unit: fc.constantFrom('011', '007', '140', '142'),
      statutoryQuantity: fc.integer({ min: 1, max: 10_000_000 }),
      netWeightGrams: fc.integer({ min: 1, max: 5_000 }),
      packaging: fc.integer({ min: 0, max: 2_000 }),
      barcode: fc.option(digits(13), { nil: undefined }),
      bookItem: fc.stringMatching(/^[0-9A-Z]{1,30}$/),
    })
    .map(({ bookItem, packaging, sku, name, quantity, price, ...goods }) =>
      aLine({
        sku,
        name,
        quantity,
        price: money(price, currency),
        total: money(price * quantity, currency),
        goods: {
          ...goods,
          statutoryUnit: '035',
          grossWeightGrams: goods.netWeightGrams + packaging,
          bookItems: { T4619W000001: bookItem },
        },
      }),
    );

const chargesOf = (currency: Currency) =>
  fc.record({
    freight: fc.integer({ min: 0, max: 20_000 }).map((amount) => money(amount, currency)),
    insurance: fc.integer({ min: 0, max: 5_000 }).map((amount) => money(amount, currency)),
    tax: fc.integer({ min: 0, max: 100_000 }).map((amount) => money(amount, currency)),
  });

const addresses = (country: string) =>
  fc.record({
    name: text(60),
    country: fc.constant(country),
    province: fc.option(text(20), { nil: undefined }),
    city: text(40),
    district: fc.option(text(30), { nil: undefined }),
    street: text(100),
    postcode: fc.option(digits(6), { nil: undefined }),
  });

const consignments = (base: Consignment, currency: Currency, mostLines: number) =>
  fc
    .record({
      id: fc.stringMatching(/^[A-Z0-9]{8,20}$/),
      orderNumber: fc.stringMatching(/^[A-Za-z0-9#_-]{1,60}$/),
      lines: fc.array(lineOf(currency), { minLength: 1, maxLength: mostLines }),
      charges: chargesOf(currency),
      discountShare: fc.integer({ min: 0, max: 100 }),
      shipTo: addresses(base.shipTo.country),
      buyerName: text(60),
      waybillNumber: fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/),
    })
    .map(({ id, orderNumber, lines, charges, discountShare, shipTo, buyerName, waybillNumber }) => {
      const goods = sumMoney(
        currency,
        lines.map(({ total }) => total),
      );
      const discount = money(Math.floor((goods.amount * discountShare) / 100), currency);
      const due = [charges.freight, charges.insurance, charges.tax].reduce(addMoney, goods);
      const totals = { goods, ...charges, discount, paid: subtractMoney(due, discount) };
      return agreed({
        ...base,
        consignmentId: id,
        orderNumber,
        lines,
        totals,
        shipTo,
        buyerName,
        legs: [{ carrierId: base.carrierId, waybillNumber, declared: true, public: true }],
      });
    });

/** The same consignment with partners' records that agree with it. */
function agreed(consignment: Consignment): Consignment {
  const { orderNumber, parties, shipTo, totals, payment, legs } = consignment;
  return {
    ...consignment,
    paymentRecord: {
      transactionId: payment.transactionId ?? '',
      orderNumber,
      platformCode: parties.platform.code,
      amountPaid: totals.paid,
    },
    waybillRecord: {
      waybillNumber: legs[0]?.waybillNumber ?? '',
      logisticsCode: parties.logistics.code,
      orderNumber,
      consignee: shipTo.name,
      consigneeAddress: addressLine(shipTo),
      telephoneHash: TELEPHONE_HASH,
      freight: totals.freight,
      insurance: totals.insurance,
      parcels: 1,
    },
  };
}

/** Bonded imports of 1 to 12 lines whose documents may be filed and whose records agree. */
export const importConsignments = consignments(anImportConsignment(), 'CNY', 12);

/** Special-area exports of 1 to 12 lines whose documents may be filed and whose records agree. */
export const exportConsignments = consignments(anExportConsignment(), 'KRW', 12);

/** Identities of valid shape. */
export const identities: fc.Arbitrary<Identity> = fc
  .record({ buyerTelephone: digits(11), consigneeTelephone: digits(11) })
  .map((telephones) => anIdentity(telephones));
