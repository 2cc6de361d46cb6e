import { useQuery } from '@tanstack/react-query';
import { ratesQuery } from '../../api/promises.ts';
import type { PromiseRate } from '../../api/promises.ts';
import { useBusinessNow } from '../../clock/business-clock.ts';
import { Narrowed } from '../../ui/narrowed.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';

const DAYS = 7;
const DAY = 86_400_000;

/** How many promises of the last week were missed, today included. */
export function LateRates() {
  const now = useBusinessNow();
  if (now === undefined) return null;
  const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  return <Rates from={dayOf(now - (DAYS - 1) * DAY)} to={dayOf(now)} />;
}

function Rates({ from, to }: { readonly from: string; readonly to: string }) {
  const query = useQuery(ratesQuery(from, to));
  return (
    <Panel title="Late rate" aside={`deadlines from ${from} to ${to}, UTC`} flush>
      <Narrowed query={query} lines={3}>
        {({ items }) => (
          <table className={table.table}>
            <caption className="visually-hidden">Late rate by channel</caption>
            <thead>
              <tr>
                <th scope="col">Channel</th>
                {['Due', 'Kept', 'Late', 'Not shipped yet', 'Late rate'].map((title) => (
                  <th key={title} scope="col" className={table.number}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={item.channelId} item={item} />
              ))}
            </tbody>
          </table>
        )}
      </Narrowed>
    </Panel>
  );
}

function Row({ item }: { readonly item: PromiseRate }) {
  const { channelId, due, kept, late, notShipped, lateRate } = item;
  return (
    <tr>
      <td data-label="Channel">{channelId}</td>
      <td data-label="Due" className={table.number}>
        {due}
      </td>
      <td data-label="Kept" className={table.number}>
        {kept}
      </td>
      <td data-label="Late" className={table.number}>
        {late}
      </td>
      <td data-label="Not shipped yet" className={table.number}>
        {notShipped}
      </td>
      <td data-label="Late rate" className={table.number}>
        {lateRate === undefined ? '–' : `${(lateRate / 100).toFixed(2)} %`}
      </td>
    </tr>
  );
}
