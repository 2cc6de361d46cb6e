import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from './loaded.tsx';
import classes from './narrowed.module.css';

interface NarrowedProps<T> {
  /** It keeps what it found before (`placeholderData: keepPreviousData`). */
  readonly query: UseQueryResult<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** A list that is narrowed or paged: the former rows stay, paler, until the new ones are there. */
export function Narrowed<T>({ query, lines, children }: NarrowedProps<T>) {
  return (
    <Loaded query={query} lines={lines}>
      {(data) => (
        <div aria-busy={query.isPlaceholderData} className={classes.result}>
          {children(data)}
        </div>
      )}
    </Loaded>
  );
}
