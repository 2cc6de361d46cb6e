import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Fault } from './fault.tsx';
import { Waiting } from './waiting.tsx';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  /** Lines of grey while nothing is known yet. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/**
 * Shows what a query found, and until then that it loads or why it fails. What was found once
 * stays while later polls fail: the shell says that it is old.
 */
export function Loaded<T>({ query, lines = 4, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Waiting lines={lines} />;
}
