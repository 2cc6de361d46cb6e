/** Source: CEB unit codes (JGS-20 计量单位代码), those that retail goods are counted in. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['006', 'set 套'],
  ['007', 'item 个'],
  ['008', 'item 只'],
  ['011', 'piece 件'],
  ['012', 'stick 支'],
  ['015', 'strip 条'],
  ['025', 'pair 双'],
  ['035', 'kg 千克'],
  ['036', 'g 克'],
  ['095', 'l 升'],
  ['120', 'case 箱'],
  ['122', 'can 罐'],
  ['125', 'packet 包'],
  ['136', 'bag 袋'],
  ['140', 'box 盒'],
  ['142', 'bottle 瓶'],
]);

/** A customs unit for people; a code that is not in the list stands for itself. */
export function customsUnit(code: string): string {
  const name = UNITS.get(code);
  return name === undefined ? `unit ${code}` : name;
}
