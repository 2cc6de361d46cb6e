import { CloseButton, Kbd, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { STATUSES } from '../../api/consignment-summary.ts';
import { SEARCH_FIELD } from '../../app/use-search-key.ts';
import { useNarrowing } from '../../ui/use-narrowing.ts';
import { STATUS_WORDING } from '../../wording/status-wording.ts';
import classes from './search-bar.module.css';

const TYPING_PAUSE = 250;
const ANY_STATUS = { value: '', label: 'Any status' };

/** Search and status; both live in the address, so that a view can be sent to a colleague. */
export function SearchBar() {
  const [search, narrow] = useNarrowing();
  const [text, setText] = useState(search.get('q') ?? '');
  const byKey = isSearchRequest(useLocation().state);
  const narrowSoon = useDebouncedCallback((q: string) => narrow('q', q.trim()), TYPING_PAUSE);
  const type = (value: string) => {
    setText(value);
    narrowSoon(value);
  };
  return (
    <search className={classes.bar}>
      <TextInput
        id={SEARCH_FIELD}
        className={classes.field}
        aria-label="Search by order number, waybill or consignment"
        placeholder="Order number, waybill or consignment"
        data-stop
        autoFocus={byKey}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && type('')}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd size="xs" aria-hidden>
              /
            </Kbd>
          ) : (
            <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />
          )
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
