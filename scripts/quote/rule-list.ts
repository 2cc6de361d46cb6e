import type { Rule } from '../../functions/domain/destinations/rule.ts';
import * as auNz from '../../functions/domain/destinations/rules/au-nz-rules.ts';
import * as ca from '../../functions/domain/destinations/rules/ca-rules.ts';
import * as eu from '../../functions/domain/destinations/rules/eu-rules.ts';
import * as gb from '../../functions/domain/destinations/rules/gb-rules.ts';
import * as jp from '../../functions/domain/destinations/rules/jp-rules.ts';
import * as kr from '../../functions/domain/destinations/rules/kr-rules.ts';
import * as other from '../../functions/domain/destinations/rules/other-rules.ts';
import * as us from '../../functions/domain/destinations/rules/us-rules.ts';

/** Every dated row, by territory. */
const RULES: readonly (readonly [territory: string, rows: readonly Rule[]])[] = [
  ['European Union', Object.values(eu).flat()],
  ['Great Britain', Object.values(gb).flat()],
  ['United States', Object.values(us).flat()],
  ['Korea', Object.values(kr).flat()],
  ['Japan', Object.values(jp).flat()],
  ['Australia and New Zealand', Object.values(auNz).flat()],
  [
    'Canada',
    [
      ...[ca.CA_EXEMPT, ca.CA_LOW_VALUE_SHIPMENT, ca.CA_TARIFF, ca.CA_GST].flat(),
      ...Object.values(ca.CA_HST).flat(),
    ],
  ],
  ['China and everywhere else', Object.values(other).flat()],
];

/** All rules as Markdown: what docs/destinations.md shows between its marks. */
export function ruleList(): string {
  return RULES.map(([territory, rows]) =>
    [`### ${territory}`, '', ...rows.map(line)].join('\n'),
  ).join('\n\n');
}

function line({ id, says, validFrom, validTo, source, weak }: Rule): string {
  const days = validTo === undefined ? `since ${validFrom}` : `${validFrom} to ${validTo}`;
  const doubt = weak === undefined ? '' : ` **Weak**: ${weak}.`;
  return `- \`${id}\`, ${days}. ${says} Source: ${source}.${doubt}`;
}
