import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconClockCheck } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { promisesQuery } from '../../api/promises.ts';
import { Listing } from '../../ui/listing.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LateRates } from './late-rates.tsx';
import { PromiseRow } from './promise-row.tsx';

const WITHIN = [
  { value: '0', label: 'Missed' },
  { value: '24', label: 'Within a day' },
  { value: '72', label: 'Within three days' },
  { value: '168', label: 'Within a week' },
];
const DEFAULT_HOURS = '24';

/** What is promised and not shipped, by deadline, and how often each channel's promises were missed. */
export function PromisesPage() {
  const [search] = useSearchParams();
  const hours = search.get('hours') ?? DEFAULT_HOURS;
  const cursor = search.get('cursor') ?? '';
  const query = useQuery(promisesQuery({ hours, cursor }));
  return (
    <Page
      title="Promises"
      lead="Until when channels want parcels scanned by the carrier, and out of the gate."
    >
      <Panel title="At risk" aside={<WithinField />} flush>
        <Listing
          query={query}
          of="parcels at risk"
          columns={['Order', 'Deadline', 'Status', 'Channel', 'Warehouse']}
          row={(item) => <PromiseRow key={item.consignmentId} item={item} />}
          nothing={
            <Message icon={<IconClockCheck size={30} stroke={1.5} />} title="No promise is at risk">
              Parcels appear here when an order, or the terms of its channel, says until when it is
              to be shipped.
            </Message>
          }
        />
      </Panel>
      <LateRates />
    </Page>
  );
}

function WithinField() {
  const [search, setSearch] = useSearchParams();
  return (
    <NativeSelect
      aria-label="Deadline"
      size="xs"
      value={search.get('hours') ?? DEFAULT_HOURS}
      onChange={({ currentTarget: { value } }) => setSearch({ hours: value }, { replace: true })}
      data={WITHIN}
    />
  );
}
