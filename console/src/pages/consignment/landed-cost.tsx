import type { Consignment } from '../../api/consignment.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';

interface LandedCostProps {
  readonly cost: NonNullable<Consignment['landedCost']>;
  readonly country: string;
}

/** What the parcel costs at its door, as it was quoted and frozen when it was planned. */
export function LandedCost({ cost, country }: LandedCostProps) {
  const { currency, goods, transport, duty, tax, fees, total, form, terms, on, rules } = cost;
  const isOpen = duty === undefined || tax === undefined;
  return (
    <Panel title="Landed cost" aside={`${country}, ${terms}`}>
      <Facts
        rows={[
          ['Declared as', form],
          ['Goods', goods],
          ['Freight and insurance', transport],
          ['Duty', duty ?? 'not quoted'],
          ['Tax', tax ?? 'not quoted'],
          ['Fees', fees],
          [isOpen ? 'At least' : 'In all', <b key="total">{`${total} ${currency}`}</b>],
          [
            'Rules of',
            [on, cost.ratesFrom && `rates from ${cost.ratesFrom}`].filter(Boolean).join(', '),
          ],
          ['Rules', rules.join(', ')],
        ]}
      />
    </Panel>
  );
}
