import type { Consignment } from '../../api/consignment.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';

type Shown = NonNullable<Consignment['taxes']>;

/** Import tax as computed and as customs bills it, and what it takes of limits. CNY. */
export function Taxes({ taxes }: { readonly taxes: Shown }) {
  const { lines, bills, limits } = taxes;
  return (
    <Panel title="Import tax" aside="CNY">
      <Facts rows={[...lines.map(taxRow), ...bills.flatMap(billRows), ...limits.map(limitRow)]} />
    </Panel>
  );
}

type Row = readonly [string, string];

function taxRow({ line, duty, consumptionTax, vat, total }: Shown['lines'][number]): Row {
  const parts = [
    ['duty', duty],
    ['consumption tax', consumptionTax],
    ['VAT', vat],
  ].filter(([, amount]) => amount !== '0.00');
  const sum = parts.map(([name = '', amount = '']) => `${name} ${amount}`).join(', ');
  return [`Line ${line}, computed`, parts.length < 2 ? sum || total : `${total} (${sum})`];
}

function billRows({ number, status, differences }: Shown['bills'][number]): readonly Row[] {
  const verdict = differences.length === 0 ? 'as computed' : 'differs';
  return [
    [`Tax bill, ${status}`, `${number}, ${verdict}`],
    ...differences.map(({ line, tax, computed, billed }): Row => [
      `Line ${line}, ${tax}`,
      `computed ${computed}, billed ${billed}`,
    ]),
  ];
}

const STATES = {
  drawn: 'drawn',
  exhausted: 'not covered',
  overruled: 'left to customs',
  restored: 'given back',
} as const;

function limitRow({ kind, of, state, amount, left }: Shown['limits'][number]): Row {
  const title = kind === 'guarantee' ? 'Guarantee' : 'Buyer’s year';
  const rest = left === undefined ? '' : `, ${left} left`;
  return [`${title} ${of}`, `${amount} ${STATES[state]}${rest}`];
}
