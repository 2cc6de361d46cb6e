import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconInbox } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { deliveriesQuery } from '../../api/channels.ts';
import type { Channel, Delivery } from '../../api/channels.ts';
import { formatSpan } from '../../clock/format-time.ts';
import { Moment } from '../../clock/moment.tsx';
import { Message } from '../../ui/message.tsx';
import { Narrowed } from '../../ui/narrowed.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';
import classes from './deliveries.module.css';

/** The inbound log of one channel, for whoever asks why an order did not arrive. */
export function Deliveries({ channel }: { readonly channel: Channel }) {
  const { channelId } = channel;
  const [search] = useSearchParams();
  const outcome = search.get('outcome') ?? '';
  const topic = search.get('topic') ?? '';
  const isNarrowed = outcome !== '' || topic !== '';
  const query = useQuery(deliveriesQuery(channelId, { outcome, topic }));
  return (
    <Panel title={`Deliveries to ${channelId}`} aside={<Narrowing />} flush>
      <Narrowed query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Message
              icon={<IconInbox size={28} stroke={1.5} />}
              title={isNarrowed ? 'Nothing of this kind arrived' : 'Nothing arrived yet'}
            >
              {channel.can.pushes === 'queue' ? (
                'Notifications that come through its queue appear here.'
              ) : (
                <>
                  Send a signed order to <code>{webhookPath(channel)}</code>: it appears here even
                  when it is refused, with the reason.
                </>
              )}
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
      </Narrowed>
    </Panel>
  );
}

/** Which deliveries, kept in the address. */
function Narrowing() {
  const [search, setSearch] = useSearchParams();
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <TextInput
        aria-label="Topic"
        placeholder="Any topic"
        size="xs"
        defaultValue={search.get('topic') ?? ''}
        onBlur={({ currentTarget: { value } }) => narrow('topic', value.trim())}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') narrow('topic', currentTarget.value.trim());
        }}
      />
      <NativeSelect
        aria-label="Outcome"
        size="xs"
        value={search.get('outcome') ?? ''}
        onChange={({ currentTarget: { value } }) => narrow('outcome', value)}
        data={[
          { value: '', label: 'Any outcome' },
          { value: 'accepted', label: 'Accepted' },
          { value: 'refused', label: 'Refused' },
        ]}
      />
    </>
  );
}

/** Each family of marketplaces has a receiver of its own; our own contract is at the root. */
function webhookPath({ channelId, marketplace }: Channel): string {
  const family = marketplace === 'canonical' ? '' : `${marketplace}/`;
  return `/webhooks/${family}${channelId}`;
}

function Row({ item }: { readonly item: Delivery }) {
  return (
    <tr>
      <td data-label="Received" className="nowrap">
        <span>
          <Moment at={item.receivedAt} />
          {item.occurredAt !== undefined && (
            <span className={classes.reason}>
              happened <Moment at={item.occurredAt} />
            </span>
          )}
        </span>
      </td>
      <td data-label="Topic">{item.topic}</td>
      <td data-label="Outcome">
        <span>
          <Pill tone={item.outcome === 'accepted' ? 'ok' : 'bad'}>
            {item.outcome === 'accepted' ? 'Accepted' : 'Refused'}
          </Pill>
          {item.test === true && <span className={classes.test}>a test, no order</span>}
          {item.reason !== undefined && <span className={classes.reason}>{item.reason}</span>}
        </span>
      </td>
      <td data-label="Signature">
        <span>
          {signature(item)}
          {item.signedAs !== undefined && (
            <span className={classes.reason}>signed: {item.signedAs}</span>
          )}
        </span>
      </td>
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
