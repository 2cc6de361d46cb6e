import { Kbd, NativeSelect } from '@mantine/core';
import { useLocation } from 'react-router';
import { STATUSES } from '../../api/consignment-summary.ts';
import { SEARCH_FIELD } from '../../app/use-search-key.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { useNarrowing } from '../../ui/use-narrowing.ts';
import { STATUS_WORDING } from '../../wording/status-wording.ts';
import classes from './search-bar.module.css';

const ANY_STATUS = { value: '', label: 'Any status' };

/** Search and status; both live in the address, so that a view can be sent to a colleague. */
export function SearchBar() {
  const [search, narrow] = useNarrowing();
  const byKey = isSearchRequest(useLocation().state);
  return (
    <search className={classes.bar}>
      <SearchField
        id={SEARCH_FIELD}
        className={classes.field}
        label="Search by order number, waybill or consignment"
        placeholder="Order number, waybill or consignment"
        autoFocus={byKey}
        initial={search.get('q') ?? ''}
        onSearch={(text) => narrow('q', text)}
        hint={
          <Kbd size="xs" aria-hidden>
            /
          </Kbd>
        }
      />
      <NativeSelect
        aria-label="Status"
        className={classes.status}
        value={search.get('status') ?? ''}
        onChange={(event) => narrow('status', event.currentTarget.value)}
        data={[
          ANY_STATUS,
          ...STATUSES.map((value) => ({ value, label: STATUS_WORDING[value].title })),
        ]}
      />
    </search>
  );
}

function isSearchRequest(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'search' in state;
}
