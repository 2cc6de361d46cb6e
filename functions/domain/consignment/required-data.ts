import type { Goods } from '../trade/catalogue-item.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';

const GOODS_FIELDS = [
  'hsCode',
  'declaredName',
  'model',
  'origin',
  'unit',
  'statutoryUnit',
  'statutoryQuantity',
  'netWeightGrams',
  'grossWeightGrams',
] as const satisfies readonly (keyof Goods)[];

type Requirement = readonly [field: string, present: (consignment: Consignment) => boolean];

/** Source: CEB 311, 411 and 621 (2022-05): mandatory elements on buyer, payer and payment. */
const BUYER_IDENTITY: readonly Requirement[] = [
  ['buyer.name', ({ buyerName }) => isFilled(buyerName)],
  ['buyer.registration', ({ buyerRegistration }) => isFilled(buyerRegistration)],
  ['buyer.idNumber', ({ identity }) => isFilled(identity.buyerIdNumber)],
  ['buyer.telephone', ({ identity }) => isFilled(identity.buyerTelephone)],
  ['payer.name', ({ identity }) => isFilled(identity.payerName)],
  ['payer.idNumber', ({ identity }) => isFilled(identity.payerIdNumber)],
  ['payment.paymentFirmId', ({ payment }) => isFilled(payment.paymentFirmId)],
  ['payment.transactionId', ({ payment }) => isFilled(payment.transactionId)],
];

const CONSIGNEE: readonly Requirement[] = [
  ['shipTo.name', ({ shipTo }) => isFilled(shipTo.name)],
  ['shipTo.street', ({ shipTo }) => isFilled(shipTo.street)],
  ['shipTo.city', ({ shipTo }) => isFilled(shipTo.city)],
  ['consignee.telephone', ({ identity }) => isFilled(identity.consigneeTelephone)],
];

/** What destinations ask of every parcel. Source: Korea Customs Service, list clearance needs a PCCC. */
const DESTINATION: { readonly [country: string]: readonly Requirement[] } = {
  KR: [['consignee.personalCustomsCode', ({ identity }) => isFilled(identity.personalCustomsCode)]],
};

/**
 * Fields that the consignment's mode and destination need and that are empty, as named in the fix
 * table, in the order an operator would fill them in. Empty when nothing is missing.
 */
export function missingFields(consignment: Consignment): readonly string[] {
  const mode = TRADE_MODES[consignment.mode];
  const requirements = [
    ...CONSIGNEE,
    ...(mode.needsBuyerIdentity ? BUYER_IDENTITY : []),
    ...(mode.direction === 'export' ? (DESTINATION[consignment.shipTo.country] ?? []) : []),
  ];
  const missing = requirements.filter(([, present]) => !present(consignment));
  return [
    ...missing.map(([field]) => field),
    ...(mode.list === undefined ? [] : missingGoods(consignment, mode.bonded)),
  ];
}

function missingGoods(consignment: Consignment, bonded: boolean): readonly string[] {
  const book = consignment.parties.accountBook ?? '';
  return consignment.lines.flatMap(({ goods }, index) => {
    const at = `lines.${String(index + 1)}`;
    const fields = GOODS_FIELDS.filter((key) => !isFilled(goods[key])).map((key) => `${at}.${key}`);
    return bonded && !isFilled(goods.bookItems?.[book]) ? [...fields, `${at}.bookItem`] : fields;
  });
}

function isFilled(value: string | number | undefined): boolean {
  return value !== undefined && value !== '' && value !== 0;
}
