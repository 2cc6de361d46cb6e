import { Button, Group, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { outboundQuery, replayEvents } from '../../api/endpoints.ts';
import type { Endpoint, Outbound, ReplayRange } from '../../api/endpoints.ts';
import { Moment } from '../../clock/moment.tsx';
import { Message } from '../../ui/message.tsx';
import { Narrowed } from '../../ui/narrowed.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';
import { Replay } from './replay.tsx';
import { useEndpointCommand } from './use-endpoint-command.ts';

const STATES = {
  pending: ['On its way', 'progress'],
  delivered: ['Delivered', 'ok'],
  failed: ['Given up', 'bad'],
  skipped: ['Skipped', 'bad'],
} as const;

/** What an endpoint was sent, with what became of it; events that ended can be sent again. */
export function OutboundLog({ endpoint }: { readonly endpoint: Endpoint }) {
  const { endpointId, enabled } = endpoint;
  const [status, setStatus] = useState('');
  const [cursor, setCursor] = useState('');
  const query = useQuery(outboundQuery(endpointId, { status, cursor }));
  const { mutate, isPending } = useEndpointCommand({
    run: (range: ReplayRange) => replayEvents(endpointId, range),
    onDone: (count) =>
      notifications.show({ message: `${String(count)} go out again within a minute` }),
  });
  const narrow = (value: string) => {
    setStatus(value);
    setCursor('');
  };
  return (
    <Panel
      title="What it was sent"
      aside={
        <Group gap={6}>
          <Replay isEnabled={enabled} isPending={isPending} onReplay={mutate} />
          <NativeSelect
            aria-label="Status"
            size="xs"
            value={status}
            onChange={({ currentTarget: { value } }) => narrow(value)}
            data={[
              { value: '', label: 'Any status' },
              ...Object.entries(STATES).map(([value, [label]]) => ({ value, label })),
            ]}
          />
        </Group>
      }
      flush
    >
      <Narrowed query={query}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Message icon={<IconSend size={28} stroke={1.5} />} title="Nothing was sent">
              Events appear here as soon as something happens to an order.
            </Message>
          ) : (
            <>
              <table className={table.table}>
                <caption className="visually-hidden">Events sent</caption>
                <thead>
                  <tr>
                    <th scope="col">Happened</th>
                    <th scope="col">Event</th>
                    <th scope="col">Status</th>
                    <th scope="col">Attempts</th>
                    <th scope="col">Again</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <Row key={item.eventId} item={item} isEnabled={enabled} onReplay={mutate} />
                  ))}
                </tbody>
              </table>
              {nextCursor !== undefined && (
                <Button variant="subtle" size="xs" m="sm" onClick={() => setCursor(nextCursor)}>
                  Older events
                </Button>
              )}
            </>
          )
        }
      </Narrowed>
    </Panel>
  );
}

interface RowProps {
  readonly item: Outbound;
  readonly isEnabled: boolean;
  readonly onReplay: (range: ReplayRange) => void;
}

function Row({ item, isEnabled, onReplay }: RowProps) {
  const { eventId, type, occurredAt, status, attempts, due } = item;
  const [title, tone] = STATES[status];
  const last = attempts.at(-1);
  // The server takes ranges: the millisecond in which it happened.
  const before = new Date(Date.parse(occurredAt) + 1).toISOString();
  return (
    <tr>
      <td data-label="Happened" className="nowrap">
        <Moment at={occurredAt} />
      </td>
      <td data-label="Event">
        <span>
          {type}
          <span className="muted small mono"> {eventId}</span>
        </span>
      </td>
      <td data-label="Status">
        <Pill tone={tone}>{title}</Pill>
      </td>
      <td data-label="Attempts">
        <span>
          {attempts.length}
          {last !== undefined && `, last: ${String(last.status ?? last.reason ?? 'no answer')}`}
          {due !== undefined && (
            <span className="muted small">
              {' '}
              next <Moment at={due} />
            </span>
          )}
        </span>
      </td>
      <td data-label="Again">
        <Button
          size="compact-xs"
          variant="default"
          disabled={!isEnabled || status === 'pending'}
          aria-label={`Send ${eventId} again`}
          onClick={() => onReplay({ from: occurredAt, before })}
        >
          Send again
        </Button>
      </td>
    </tr>
  );
}
