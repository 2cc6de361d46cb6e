import { useQuery } from '@tanstack/react-query';
import { IconInbox } from '@tabler/icons-react';
import { deliveriesQuery } from '../../api/channels.ts';
import type { Delivery } from '../../api/channels.ts';
import { formatSpan } from '../../clock/format-time.ts';
import { Moment } from '../../clock/moment.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';
import classes from './deliveries.module.css';

/** The inbound log of one channel, for whoever asks why an order did not arrive. */
export function Deliveries({ channelId }: { readonly channelId: string }) {
  const query = useQuery(deliveriesQuery(channelId));
  return (
    <Panel title={`Deliveries to ${channelId}`} aside="newest first" flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Message icon={<IconInbox size={28} stroke={1.5} />} title="Nothing arrived yet">
              Send a signed order to <code>/webhooks/{channelId}</code>: it appears here even when
              it is refused, with the reason.
            </Message>
          ) : (
            <table className={table.table}>
              <caption className="visually-hidden">Inbound deliveries</caption>
              <thead>
                <tr>
                  <th scope="col">Received</th>
                  <th scope="col">Topic</th>
                  <th scope="col">Outcome</th>
                  <th scope="col">Signature</th>
                  <th scope="col">Delivery</th>
                  <th scope="col" className={table.number}>
                    Size
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((item, index) => (
                  <Row key={`${item.receivedAt}${item.deliveryId}${index}`} item={item} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Row({ item }: { readonly item: Delivery }) {
  return (
    <tr>
      <td data-label="Received" className="nowrap">
        <Moment at={item.receivedAt} />
      </td>
      <td data-label="Topic">{item.topic}</td>
      <td data-label="Outcome">
        <span>
          <Pill tone={item.outcome === 'accepted' ? 'ok' : 'bad'}>
            {item.outcome === 'accepted' ? 'Accepted' : 'Refused'}
          </Pill>
          {item.reason !== undefined && <span className={classes.reason}>{item.reason}</span>}
        </span>
      </td>
      <td data-label="Signature">{signature(item)}</td>
      <td data-label="Delivery">
        <span>
          <span className="mono">{item.deliveryId}</span>
          <span className={classes.hash}>{item.bodyHash.slice(0, 16)}…</span>
        </span>
      </td>
      <td data-label="Size" className={table.number}>
        {size(item.bytes)}
      </td>
    </tr>
  );
}

/** A skew below a minute is everyday and left out. */
const EVERYDAY_SKEW = 60;

function signature({ signatureHeaderFound, clockSkewSeconds }: Delivery): string {
  if (!signatureHeaderFound) return 'no header';
  const skew = Math.abs(clockSkewSeconds ?? 0);
  return skew < EVERYDAY_SKEW
    ? 'header found'
    : `header found, clock off by ${formatSpan(skew * 1000)}`;
}

function size(bytes: number): string {
  return bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`;
}
