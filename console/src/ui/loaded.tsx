import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
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
  const fault = useFault(query);
  if (fault !== null) return <Fault error={fault} onRetry={query.refetch} />;
  if (query.data !== undefined) return children(query.data);
  return <Waiting lines={lines} />;
}

/** Why nothing was found, until something is: a query forgets its error as soon as it asks again. */
function useFault({ data, error, isPlaceholderData }: UseQueryResult): Error | null {
  const [known, setKnown] = useState<Error | null>(null);
  const isFound = data !== undefined && !isPlaceholderData;
  const fault = isFound ? null : (error ?? known);
  if (fault !== known) setKnown(fault);
  return fault;
}
