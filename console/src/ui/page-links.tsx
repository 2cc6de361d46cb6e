import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import classes from './page-links.module.css';

interface PageLinksProps {
  /** Cursor of the page that follows, when there is one. */
  readonly next: string | undefined;
  /** What the pages are of. */
  readonly of: string;
}

/** On to the next page of `?cursor=` and back to the first; the browser's back goes one page back. */
export function PageLinks({ next, of }: PageLinksProps) {
  const [search] = useSearchParams();
  const isFirst = (search.get('cursor') ?? '') === '';
  if (isFirst && next === undefined) return null;
  return (
    <nav aria-label={`Further ${of}`} className={classes.links}>
      {!isFirst && (
        <Button component={Link} size="xs" variant="default" to={addressOf(search, undefined)}>
          First page
        </Button>
      )}
      {next !== undefined && (
        <Button component={Link} size="xs" variant="default" to={addressOf(search, next)}>
          Next page
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
