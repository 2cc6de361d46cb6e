import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconTruckOff } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { LOAD_STATUSES, loadsQuery } from '../../api/loads.ts';
import { Listing } from '../../ui/listing.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LOAD_WORDING } from '../../wording/load-wording.ts';
import { LoadRow } from './load-row.tsx';

const ANY_STATUS = { value: '', label: 'Any status' };

/** All loads, newest first, narrowed by the address: `?status=&cursor=`. */
export function LoadsPage() {
  const [search] = useSearchParams();
  const filter = { status: search.get('status') ?? '', cursor: search.get('cursor') ?? '' };
  const query = useQuery(loadsQuery(filter));
  return (
    <Page title="Loads" lead="What moves as one unit, with one master bill, newest first.">
      <Panel title="Newest loads" aside={<StatusField />} flush>
        <Listing
          query={query}
          of="loads"
          columns={['Load', 'Status', 'Lane', 'Parcels', 'Last change']}
          row={(item) => <LoadRow key={item.loadId} item={item} />}
          nothing={<Nothing narrowed={filter.status !== ''} />}
          paired
        />
      </Panel>
    </Page>
  );
}

function StatusField() {
  const [search, setSearch] = useSearchParams();
  return (
    <NativeSelect
      aria-label="Status"
      size="xs"
      value={search.get('status') ?? ''}
      onChange={({ currentTarget: { value } }) =>
        setSearch(value === '' ? {} : { status: value }, { replace: true })
      }
      data={[
        ANY_STATUS,
        ...LOAD_STATUSES.map((value) => ({ value, label: LOAD_WORDING[value].title })),
      ]}
    />
  );
}

function Nothing({ narrowed }: { readonly narrowed: boolean }) {
  return (
    <Message
      icon={<IconTruckOff size={30} stroke={1.5} />}
      title={narrowed ? 'No load stands there' : 'No loads yet'}
    >
      {narrowed
        ? 'Choose another status.'
        : 'A load opens with the first parcel of its lane: warehouse, carrier, trade mode and destination.'}
    </Message>
  );
}
