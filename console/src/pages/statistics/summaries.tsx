import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconFileStack } from '@tabler/icons-react';
import { askForSummary, summariesQuery } from '../../api/summaries.ts';
import type { Summary } from '../../api/summaries.ts';
import { Moment } from '../../clock/moment.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';

/** Applications to sum released export lists up (701), newest first, and the button that asks for them. */
export function Summaries({ month }: { readonly month: string }) {
  const query = useQuery(summariesQuery());
  return (
    <Panel title="Summary applications (701)" aside={<SumUp month={month} />} flush>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Message icon={<IconFileStack size={28} stroke={1.5} />} title="Nothing summed up">
              Export lists that were released for a declaration in sum are summed up by themselves
              once their month is over.
            </Message>
          ) : (
            <table className={table.table}>
              <caption className="visually-hidden">Summary applications, newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Application</th>
                  <th scope="col" className={table.number}>
                    Lists
                  </th>
                  <th scope="col">Customs said</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <Row key={item.summaryId} item={item} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  );
}

function SumUp({ month }: { readonly month: string }) {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => askForSummary(month),
    onSuccess: () => notifications.show({ message: `${month} is summed up` }),
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not summed up', message: error.message });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['summaries'] }),
  });
  return (
    <Button size="xs" variant="default" loading={isPending} onClick={() => mutate()}>
      Sum up {month}
    </Button>
  );
}

const STATES = {
  'to-sign': ['Waits for its signature', 'progress'],
  filed: ['Waits for customs', 'progress'],
  accepted: ['Accepted', 'ok'],
  refused: ['Refused', 'bad'],
  declared: ['Declared', 'ok'],
} as const;

function Row({ item }: { readonly item: Summary }) {
  const { summaryId, month, customsCode, lists, by, filing, state } = item;
  const { fault, receipts, declarations } = item;
  const [title, tone] = STATES[state];
  return (
    <tr>
      <td data-wide>
        <span className="mono">{summaryId}</span>
        <p className="muted small">
          {month}, district {customsCode}, asked by {by}
          {filing > 1 && `, filed ${String(filing)} times`}
        </p>
      </td>
      <td data-label="Lists" className={table.number}>
        {lists}
      </td>
      <td data-label="Customs said">
        <ol>
          {fault !== undefined && (
            <li className="small">
              Not filed: {fault.code}, {fault.message}
            </li>
          )}
          {receipts.map(({ guid, message, status, meaning, info, at }) => (
            <li key={guid} className="small">
              {message}: {status} {meaning} <span className="muted">{info}</span> <Moment at={at} />
            </li>
          ))}
          {declarations.map(({ guid, sequenceNumber, entryNumber, at }) => (
            <li key={guid} className="small">
              792: <span className="mono">{entryNumber ?? sequenceNumber}</span> <Moment at={at} />
            </li>
          ))}
        </ol>
      </td>
      <td data-label="State">
        <Pill tone={tone}>{title}</Pill>
      </td>
    </tr>
  );
}
