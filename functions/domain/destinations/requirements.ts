import { parseGtin13 } from '../identifiers/gtin.ts';
import { parseGbEori } from '../identifiers/eori.ts';
import { parseIoss } from '../identifiers/ioss.ts';
import { pointerPart } from '../json-pointer.ts';
import type { Address, IdentitySummary } from '../order/order.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import type { DeclarationForm } from './declaration-forms.ts';
import type { Registrations } from './registrations.ts';
import type { Day, Rule } from './rule.ts';
import { EU_DESCRIPTION, EU_PRODUCT_IDS } from './rules/eu-rules.ts';
import { KR_PCCC } from './rules/kr-rules.ts';
import { ruleOn } from './rule.ts';
import { descriptionOf, tariffOf } from './shipment.ts';
import { territoryOf } from './territory.ts';
import type { Territory } from './territory.ts';

/** What a requirement looks at: an order before planning, or a consignment after. */
export interface DestinationData {
  readonly shipTo: Pick<Address, 'country' | 'postcode'>;
  readonly identity: IdentitySummary;
  readonly lines: readonly { readonly sku: string; readonly name: string; readonly goods: Goods }[];
  readonly registrations: Registrations;
  /** How it is declared, when that is known. */
  readonly form?: DeclarationForm;
  readonly on: Day;
}

/** A datum that the destination needs and does not find. */
export interface MissingDatum {
  /** Name in the fix table, `lines.<n>.…` counted from 1. */
  readonly field: string;
  /** RFC 6901 pointer into order, catalogue or merchant. */
  readonly pointer: string;
  /** What to do, in plain words. */
  readonly fix: string;
  /** The parcel is held for it; else it only makes the quote or the declaration better. */
  readonly holds: boolean;
}

interface Requirement {
  /** `any`: wherever there are rules; `abroad`: everywhere but at home. */
  readonly territory: Territory | 'any' | 'abroad';
  /** Only when declared like this; absent: always. */
  readonly forms?: readonly DeclarationForm[];
  /** Days on which it holds, from the rule that asks for it; absent: always. */
  readonly rule?: (on: Day) => Rule | undefined;
  readonly holds: boolean;
  readonly fix: string;
}

interface PartyRequirement extends Requirement {
  readonly field: string;
  readonly pointer: string;
  readonly met: (data: DestinationData) => boolean;
}

interface GoodsRequirement extends Requirement {
  /** Continues `lines.<n>.` */
  readonly field: string;
  /** Continues `/catalogue/<sku>/`. */
  readonly pointer: string;
  readonly met: (goods: Goods, name: string, country: string) => boolean;
}

const isFilled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/**
 * Asked of the order and of the seller. Sources: Korea Customs Service (PCCC, FedEx Korea);
 * VAT Directive art. 369q (IOSS); HMRC Appendix 21H (EORI, VAT number); ATO (ARN or ABN).
 */
const OF_ORDER: readonly PartyRequirement[] = [
  {
    ...{ territory: 'KR', holds: true, rule: (on) => ruleOn(KR_PCCC, on) },
    field: 'consignee.personalCustomsCode',
    pointer: '/order/shipTo/personalCustomsCode',
    fix: 'Ask the consignee for the personal customs clearance code (PCCC): P and 12 digits, free at unipass.customs.go.kr.',
    met: ({ identity }) => isFilled(identity.personalCustomsCode),
  },
  {
    ...{ territory: 'KR', holds: true },
    field: 'consignee.telephone',
    pointer: '/order/shipTo/telephone',
    fix: 'Give the consignee’s telephone as registered with the PCCC.',
    met: ({ identity }) => isFilled(identity.consigneeTelephone),
  },
  {
    ...{ territory: 'KR', holds: true },
    field: 'shipTo.postcode',
    pointer: '/order/shipTo/postcode',
    fix: 'Give the five-digit postcode: customs compares it with the PCCC.',
    met: ({ shipTo }) => isFilled(shipTo.postcode),
  },
  {
    ...{ territory: 'EU', holds: true },
    field: 'registrations.ioss',
    pointer: '/merchant/registrations/ioss',
    fix: 'Correct the IOSS number: IM and ten digits of a member state; or leave it out, then VAT is paid on import.',
    met: ({ registrations: { ioss } }) => ioss === undefined || parseIoss(ioss).ok,
  },
  {
    ...{ territory: 'GB', holds: true },
    field: 'registrations.ukEori',
    pointer: '/merchant/registrations/ukEori',
    fix: 'Enter the seller’s EORI number of Great Britain: GB and 12 or 15 digits.',
    met: ({ registrations: { ukEori } }) => ukEori !== undefined && parseGbEori(ukEori).ok,
  },
  {
    ...{ territory: 'GB', forms: ['gb-h7'], holds: true },
    field: 'registrations.ukVat',
    pointer: '/merchant/registrations/ukVat',
    fix: 'Register for UK VAT and enter the number: up to £135 it is taken at the sale.',
    met: ({ registrations }) => isFilled(registrations.ukVat),
  },
  {
    ...{ territory: 'AU', forms: ['au-report'], holds: false },
    field: 'registrations.auGst',
    pointer: '/merchant/registrations/auGst',
    fix: 'Enter the ARN or ABN if the seller is registered for GST (due from A$75,000 of turnover).',
    met: ({ registrations }) => isFilled(registrations.auGst),
  },
  {
    ...{ territory: 'NZ', forms: ['nz-report'], holds: false },
    field: 'registrations.nzGst',
    pointer: '/merchant/registrations/nzGst',
    fix: 'Enter the GST number if the seller is registered in New Zealand (due from NZ$60,000 of turnover).',
    met: ({ registrations }) => isFilled(registrations.nzGst),
  },
];

/** Words that say nothing of the goods; weak: a few of the ICS2 list. */
const STOP_WORDS =
  /^(?:accessor(?:y|ies)|articles?|daily necessities|gifts?|goods|items?|merchandise|parts?|presents?|products?|samples?|various|n\/a|none)$/i;

const tariffDigits =
  (territory: Territory, digits: number): GoodsRequirement['met'] =>
  (goods, _name, country) =>
    tariffOf(goods, country, territory).hsCode?.length === digits;

/** Asked of the goods. Sources stand at the rules; HTSUS of ten digits: CBP, 91 FR 37789. */
const OF_GOODS: readonly GoodsRequirement[] = [
  {
    ...{ territory: 'any', holds: true },
    field: 'hsCode',
    pointer: 'hsCode',
    fix: 'Enter the tariff number: its first six digits are the same everywhere.',
    met: ({ hsCode }) => isFilled(hsCode),
  },
  // Batteries by air: IATA DGR, packing instructions 965 to 970; UN Manual of Tests, 38.3.
  {
    ...{ territory: 'abroad', holds: true },
    field: 'batteryUnNumber',
    pointer: 'battery/unNumber',
    fix: 'Enter the UN number of the battery: UN3481 for lithium ion in equipment, UN3480 alone.',
    met: ({ battery }) => battery === undefined || battery.unNumber !== undefined,
  },
  {
    ...{ territory: 'abroad', holds: true },
    field: 'batteryMilliwattHours',
    pointer: 'battery/milliwattHours',
    fix: 'Enter the energy of the battery in thousandths of a watt-hour: volts times milliampere-hours.',
    met: ({ battery }) => battery === undefined || battery.milliwattHours !== undefined,
  },
  {
    ...{ territory: 'abroad', holds: true },
    field: 'batteryTestReport',
    pointer: 'battery/testReport',
    fix: 'Enter the number of the UN 38.3 test summary; the maker of the battery has it.',
    met: ({ battery }) => battery === undefined || isFilled(battery.testReport),
  },
  {
    ...{ territory: 'any', holds: true },
    field: 'origin',
    pointer: 'origin',
    fix: 'Enter the country where the goods were made, in two letters.',
    met: ({ origin }) => isFilled(origin),
  },
  {
    ...{ territory: 'EU', holds: true, rule: (on) => ruleOn(EU_DESCRIPTION, on) },
    field: 'description',
    pointer: 'description',
    fix: 'Describe the goods so that customs knows what they are, e.g. “men’s knitted cotton T-shirt”.',
    met: (goods, name) => !STOP_WORDS.test(descriptionOf(goods, name)),
  },
  {
    ...{ territory: 'EU', holds: true, rule: productIdRule },
    field: 'barcode',
    pointer: 'barcode',
    fix: 'Enter the GTIN (bar code), or the manufacturer’s product number in the catalogue.',
    met: ({ barcode, manufacturerProductId: own }) =>
      isFilled(own) || (barcode !== undefined && parseGtin13(barcode).ok),
  },
  {
    ...{ territory: 'EU', forms: ['eu-h1'], holds: true },
    field: 'destinationHsCode',
    pointer: 'tariffs/EU/hsCode',
    fix: 'Enter the TARIC number of ten digits: above €150 six are not enough.',
    met: tariffDigits('EU', 10),
  },
  {
    ...{ territory: 'US', holds: true },
    field: 'destinationHsCode',
    pointer: 'tariffs/US/hsCode',
    fix: 'Enter the US tariff number (HTSUS) of ten digits: no parcel is entered without it.',
    met: tariffDigits('US', 10),
  },
  {
    ...{ territory: 'JP', forms: ['jp-taxed'], holds: true },
    field: 'destinationHsCode',
    pointer: 'tariffs/JP/hsCode',
    fix: 'Enter the Japanese tariff number of nine digits: the parcel is taxed.',
    met: tariffDigits('JP', 9),
  },
];

function productIdRule(on: Day): Rule | undefined {
  const rule = ruleOn(EU_PRODUCT_IDS, on);
  return rule?.value === 'mandatory' ? rule : undefined;
}

/**
 * What the destination asks of an order and does not find, in the order an operator would fill it
 * in. Empty for China and for destinations without rules.
 */
export function missingForDestination(data: DestinationData): readonly MissingDatum[] {
  const { shipTo, lines, on, form } = data;
  const territory = territoryOf(shipTo);
  const asks = (row: Requirement): boolean => isAsked(row, territory, on, form);
  const ofOrder = OF_ORDER.filter((row) => asks(row) && !row.met(data));
  const ofGoods = lines.flatMap(({ sku, name, goods }, index) =>
    OF_GOODS.filter((row) => asks(row) && !row.met(goods, name, shipTo.country)).map(
      ({ field, pointer, fix, holds }): MissingDatum => ({
        field: `lines.${String(index + 1)}.${field}`,
        pointer: `/catalogue/${pointerPart(sku)}/${pointer}`,
        ...{ fix, holds },
      }),
    ),
  );
  return [
    ...ofOrder.map(({ field, pointer, fix, holds }) => ({ field, pointer, fix, holds })),
    ...ofGoods,
  ];
}

/**
 * What a territory holds a parcel for when goods lack it, whatever the parcel is worth, as JSON
 * pointers into the catalogue item. An order may lack more: the name it sells goods under can need a
 * description, and above a value their national tariff number.
 */
export function goodsGapsOf(goods: Goods, territory: Territory, on: Day): readonly string[] {
  return OF_GOODS.filter((row) => row.holds && isAsked(row, territory, on))
    .filter(({ met }) => !met(goods, '', territory))
    .map(({ pointer }) => `/${pointer}`);
}

function isAsked(row: Requirement, territory: Territory, on: Day, form?: DeclarationForm): boolean {
  const isThere =
    row.territory === territory ||
    (row.territory === 'any' && territory !== 'CN' && territory !== 'other') ||
    (row.territory === 'abroad' && territory !== 'CN');
  const isInForce = row.rule === undefined || row.rule(on) !== undefined;
  const isOfForm = row.forms === undefined || (form !== undefined && row.forms.includes(form));
  return isThere && isInForce && isOfForm;
}
