import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import classes from './page-links.module.css';

interface PageLinksProps {
  /** Cursor of the older page, when there is one. */
  readonly next: string | undefined;
  readonly first: boolean;
  /** What the pages are of. */
  readonly of: string;
}

/** On to older entries and back to the newest; the browser's back goes one page back. */
export function PageLinks({ next, first, of }: PageLinksProps) {
  const [search] = useSearchParams();
  if (first && next === undefined) return null;
  return (
    <nav aria-label={`Further ${of}`} className={classes.links}>
      {!first && (
        <Button component={Link} size="xs" variant="default" to={addressOf(search, undefined)}>
          Newest
        </Button>
      )}
      {next !== undefined && (
        <Button component={Link} size="xs" variant="default" to={addressOf(search, next)}>
          Older
        </Button>
      )}
    </nav>
  );
}

function addressOf(search: URLSearchParams, cursor: string | undefined): string {
  const address = new URLSearchParams(search);
  if (cursor === undefined) address.delete('cursor');
  else address.set('cursor', cursor);
  return `?${address.toString()}`;
}
