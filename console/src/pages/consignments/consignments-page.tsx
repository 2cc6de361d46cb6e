import { useQuery } from '@tanstack/react-query';
import { IconPackageOff } from '@tabler/icons-react';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router';
import { consignmentsQuery } from '../../api/consignments.ts';
import { Listing } from '../../ui/listing.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { ConsignmentRow } from './consignment-row.tsx';
import classes from './consignments-page.module.css';
import { SearchBar } from './search-bar.tsx';

/** All consignments, newest first, narrowed by the address: `?q=&status=&cursor=`. */
export function ConsignmentsPage() {
  const [search] = useSearchParams();
  const filter = {
    q: search.get('q') ?? '',
    status: search.get('status') ?? '',
    cursor: search.get('cursor') ?? '',
  };
  const query = useQuery(consignmentsQuery(filter));
  const area = useRef<HTMLDivElement>(null);
  return (
    <Page title="Consignments" lead="One parcel under one declaration each, newest first.">
      <div
        className={classes.card}
        ref={area}
        onKeyDown={(event) => moveFocus(event, area.current)}
      >
        <SearchBar />
        <Listing
          query={query}
          of="consignments"
          columns={['Order', 'Status', 'Trade mode', 'Waybill', 'Last change']}
          row={(item) => <ConsignmentRow key={item.consignmentId} item={item} />}
          nothing={<Nothing narrowed={filter.q !== '' || filter.status !== ''} />}
          paired
        />
      </div>
    </Page>
  );
}

function Nothing({ narrowed }: { readonly narrowed: boolean }) {
  return (
    <Message
      icon={<IconPackageOff size={30} stroke={1.5} />}
      title={narrowed ? 'No consignment matches' : 'No consignments yet'}
    >
      {narrowed
        ? 'The search looks for whole order numbers, order ids, consignment ids and waybill numbers.'
        : 'They appear as soon as a channel sends an order.'}
    </Message>
  );
}

/** ↓ and ↑ go from the search through the rows and back; Enter opens the row in focus. */
function moveFocus(event: KeyboardEvent, area: HTMLElement | null): void {
  if (area === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  if (event.target instanceof HTMLSelectElement) return;
  const stops = [...area.querySelectorAll<HTMLElement>('[data-stop]')];
  const at = stops.findIndex((stop) => stop === event.target);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
