import type { GoodsKind } from '../destinations/goods-kind.ts';
import type { Territory } from '../destinations/territory.ts';
import type { Rule } from '../destinations/rule.ts';
import type { HitTier } from './hits.ts';

/**
 * Tariff lines of China's positive list of cross-border retail imports (跨境电子商务零售进口商品
 * 清单, 2019 with the adjustments of 2022). weak: a sample of 1,476 lines, from general knowledge
 * and not read in the list; what is in neither table is noted, not refused.
 */
export const POSITIVE_LIST: readonly string[] = [
  ...['15091000', '15092000', '15093000', '19011010', '22042100', '33030000', '33041000'],
  ...['33042000', '33043000', '33049100', '33049900', '33051000', '33061010', '34011100'],
  ...['34013000', '39241000', '42022100', '42022200', '61091000', '61112000', '64039900'],
  ...['69111019', '85094090', '85167190', '90041000', '94052100', '95030089', '96190011'],
  ...['96190019', '96190020'],
];

/** Chapters that the positive list has nothing of. weak: as above. */
export const NEVER_LISTED: readonly string[] = [
  '01',
  '06',
  '24',
  '25',
  '26',
  '27',
  '36',
  '93',
  '97',
];

/** Goods that a destination forbids, or takes only with papers. */
export interface GoodsRule extends Rule {
  readonly territory: Territory | 'any';
  /** Beginnings of tariff numbers. */
  readonly tariffs?: readonly string[];
  readonly kinds?: readonly GoodsKind[];
  readonly tier: HitTier;
}

const WEAK = 'whole chapters are taken where the law names goods; exemptions are not modelled';

/** Restricted goods by destination. */
export const RESTRICTED_GOODS: readonly GoodsRule[] = [
  {
    ...{ id: 'arms', territory: 'any', tariffs: ['93', '36'], tier: 'freeze' },
    says: 'Arms, ammunition and explosives do not go by parcel.',
    validFrom: '2000-01-01',
    source: 'UPU Convention art. 19; national arms laws',
    weak: WEAK,
  },
  {
    ...{ id: 'cites', territory: 'any', kinds: ['cites'], tier: 'hold' },
    says: 'Protected species need a CITES permit of both sides.',
    validFrom: '1975-07-01',
    source: 'CITES art. III to V',
  },
  {
    ...{ id: 'eu-animal-products', territory: 'EU', tier: 'hold' },
    tariffs: ['02', '04', '1601', '1602'],
    says: 'Meat, milk and what is made of them may not be sent to consumers from third countries.',
    validFrom: '2019-12-14',
    source: 'Delegated Regulation (EU) 2019/2122 art. 7 to 10',
    weak: WEAK,
  },
  {
    ...{ id: 'au-tobacco', territory: 'AU', tariffs: ['24'], kinds: ['tobacco'], tier: 'freeze' },
    says: 'Tobacco needs a permit, which nobody has for mail.',
    validFrom: '2019-07-01',
    source: 'Customs (Prohibited Imports) Regulations 1956, reg. 4DA',
    weak: 'the number of the regulation was not read again',
  },
  {
    ...{ id: 'us-tobacco', territory: 'US', kinds: ['tobacco'], tier: 'hold' },
    says: 'Cigarettes and smokeless tobacco are not mailable to consumers.',
    validFrom: '2010-06-29',
    source: 'PACT Act, 18 U.S.C. 1716E',
  },
  {
    ...{ id: 'us-food', territory: 'US', kinds: ['food', 'health-food'], tier: 'note' },
    says: 'Food needs prior notice to the FDA.',
    validFrom: '2003-12-12',
    source: '21 CFR 1.276 to 1.285',
  },
  {
    ...{ id: 'jp-medicine', territory: 'JP', kinds: ['medicine'], tier: 'note' },
    says: 'Medicine beyond personal use needs an import confirmation (yakkan shomei).',
    validFrom: '2020-09-01',
    source: 'Pharmaceutical and Medical Device Act of Japan art. 56-2',
    weak: 'quantities are not compared',
  },
];
