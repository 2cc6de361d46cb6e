import { withResidentIdCheck } from '../check-digits.ts';
import { draw, drawInteger, drawOne } from '../seeded.ts';

/** What a name, an address or a number is drawn from: the same parts give the same person. */
type Parts = readonly (string | number)[];

/** A buyer in China. Nobody real: the numbers are drawn and only their form is valid. */
export interface ChineseBuyer {
  readonly name: string;
  readonly idNumber: string;
  readonly telephone: string;
  readonly address: {
    readonly province: string;
    readonly city: string;
    readonly district: string;
    readonly street: string;
    readonly postcode: string;
  };
}

/** A buyer in Korea with the form of a personal customs clearance code. */
export interface KoreanBuyer {
  readonly lastName: string;
  readonly firstName: string;
  readonly telephone: string;
  readonly personalCustomsCode: string;
  readonly address: {
    readonly province: string;
    readonly city: string;
    readonly street: string;
    readonly more: string;
    readonly postcode: string;
  };
}

/** Names with rare characters, dots and blanks, as real ones have. */
const CHINESE_NAMES = [
  ...['王小明', '李娜', '张伟', '刘洋', '陈静', '杨帆', '赵丽颖', '黄磊', '周杰', '吴敏'],
  ...['欧阳海燕', '司马云', '诸葛亮亮', '阿依古丽·买买提', '𠮷田爱', '㛃晓彤', '龚䶮', '边巴次仁'],
];
const CHINESE_PLACES = [
  ['福建省', '厦门市', '思明区', '361001', '350203'],
  ['上海市', '上海市', '浦东新区', '200120', '310115'],
  ['广东省', '深圳市', '南山区', '518052', '440305'],
  ['四川省', '成都市', '武侯区', '610041', '510107'],
  ['黑龙江省', '哈尔滨市', '南岗区', '150001', '230103'],
  ['新疆维吾尔自治区', '乌鲁木齐市', '天山区', '830002', '650102'],
] as const;
const CHINESE_STREETS = [
  '环岛南路3888号',
  '人民路88号A&B座12层1203室',
  '科技园南区高新南七道 <T2-B> 栋',
  '天府大道北段1700号"环球中心"E2-1-1506',
  '果戈里大街308号3单元502',
];
const KOREAN_NAMES = [
  ...([
    '김,민준',
    '이,서연',
    '박,지후',
    '최,하은',
    '정,도윤',
    '강,수아',
    '조,은우',
    '윤,지아',
  ] as const),
  ...(['남궁,민', '황보,라온', 'José,Müller', "O'Brien,Seán"] as const),
];
const KOREAN_PLACES = [
  ['서울특별시', '강남구', '테헤란로 152', '06236'],
  ['부산광역시', '해운대구', '센텀중앙로 97', '48058'],
  ['경기도', '성남시 분당구', '판교역로 235', '13494'],
  ['제주특별자치도', '제주시', '첨단로 242', '63309'],
] as const;

/** Draws a Chinese buyer. */
export function chineseBuyer(...parts: Parts): ChineseBuyer {
  const [province, city, district, postcode, region] = drawOne(CHINESE_PLACES, 'place', ...parts);
  return {
    name: drawOne(CHINESE_NAMES, 'name', ...parts),
    idNumber: residentId(region, ...parts),
    telephone: `139${digits(8, 'telephone', ...parts)}`,
    address: {
      province,
      city,
      district,
      postcode,
      street: drawOne(CHINESE_STREETS, 'street', ...parts),
    },
  };
}

/** Draws a Korean buyer. */
export function koreanBuyer(...parts: Parts): KoreanBuyer {
  const [province, city, street, postcode] = drawOne(KOREAN_PLACES, 'place', ...parts);
  const [lastName = '', firstName = ''] = drawOne(KOREAN_NAMES, 'name', ...parts).split(',');
  const year = String(drawInteger(11, 25, 'issued', ...parts));
  return {
    lastName,
    firstName,
    telephone: `+82-10-${digits(4, 'telephone', ...parts)}-${digits(4, 'number', ...parts)}`,
    personalCustomsCode: `P${year}${digits(10, 'pccc', ...parts)}`,
    address: {
      province,
      city,
      street,
      more: `${String(drawInteger(101, 120, 'block', ...parts))}동 ${String(drawInteger(101, 1999, 'flat', ...parts))}호`,
      postcode,
    },
  };
}

/** Region, date of birth between 1955 and 2004, sequence, check character. */
function residentId(region: string, ...parts: Parts): string {
  const days = drawInteger(0, 50 * 365, 'born', ...parts);
  const born = new Date(Date.UTC(1955, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
  return withResidentIdCheck(region + born.replaceAll('-', '') + digits(3, 'sequence', ...parts));
}

function digits(length: number, ...parts: Parts): string {
  return String(Math.floor(draw(...parts) * 10 ** length)).padStart(length, '0');
}
