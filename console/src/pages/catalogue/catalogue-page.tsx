import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconTags } from '@tabler/icons-react';
import { catalogueQuery } from '../../api/catalogue.ts';
import { Listing } from '../../ui/listing.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useNarrowing } from '../../ui/use-narrowing.ts';
import { MODE_WORDING } from '../../wording/mode-wording.ts';
import { AddItem } from './add-item.tsx';
import classes from './catalogue-page.module.css';
import { ImportItems } from './import-items.tsx';
import { ItemRow } from './item-row.tsx';

const GAPS = [
  { value: '', label: 'All items' },
  { value: 'any', label: 'Something missing' },
  ...Object.entries(MODE_WORDING).map(([value, title]) => ({
    value,
    label: `Missing: ${title.toLowerCase()}`,
  })),
];

/** The merchant's items by SKU, narrowed by the address: `?prefix=&missing=&cursor=`. */
export function CataloguePage() {
  const [search] = useNarrowing();
  const filter = {
    prefix: search.get('prefix') ?? '',
    missing: search.get('missing') ?? '',
    cursor: search.get('cursor') ?? '',
  };
  const query = useQuery(catalogueQuery(filter));
  return (
    <Page
      title="Catalogue"
      lead="What customs must be told of each SKU. What is missing holds its parcels."
      actions={
        <>
          <ImportItems />
          <AddItem />
        </>
      }
    >
      <Panel title="Items" aside="by SKU" flush>
        <SearchBar />
        <Listing
          query={query}
          of="items"
          columns={['Item', 'HS code', 'Origin', 'Gross weight', 'Missing']}
          row={(item) => <ItemRow key={item.sku} item={item} />}
          nothing={<Nothing {...filter} goesOn={query.data?.nextCursor !== undefined} />}
        />
      </Panel>
    </Page>
  );
}

function SearchBar() {
  const [search, narrow] = useNarrowing();
  return (
    <search className={classes.bar}>
      <SearchField
        className={classes.field}
        label="Search by the beginning of the SKU"
        placeholder="Beginning of the SKU"
        initial={search.get('prefix') ?? ''}
        onSearch={(text) => narrow('prefix', text)}
      />
      <NativeSelect
        aria-label="Missing"
        className={classes.gaps}
        value={search.get('missing') ?? ''}
        onChange={(event) => narrow('missing', event.currentTarget.value)}
        data={GAPS}
      />
    </search>
  );
}

interface NothingProps {
  readonly prefix: string;
  readonly missing: string;
  /** Further items are still to be looked at. */
  readonly goesOn: boolean;
}

function Nothing({ prefix, missing, goesOn }: NothingProps) {
  const [title, text] = wordsFor(prefix !== '', missing !== '', goesOn);
  return (
    <Message icon={<IconTags size={30} stroke={1.5} />} title={title}>
      {text}
    </Message>
  );
}

function wordsFor(searched: boolean, lacking: boolean, goesOn: boolean): readonly [string, string] {
  if (goesOn) return ['Nothing is missing so far', 'Look at the next page: further items follow.'];
  if (lacking) return ['Nothing is missing', 'No item here lacks what these parcels need.'];
  return searched
    ? ['No item matches', 'SKUs are compared as they are written, capitals and all.']
    : ['No items yet', 'Add one, or import a file.'];
}
