import { QueryClient } from '@tanstack/react-query';
import { isFinal } from '../api/request.ts';

const RETRIES = 1;

/** One cache for the page. Polls are the retries; a view that does not poll gets one more try. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The host may be on this machine, which has nothing to do with being online.
        networkMode: 'always',
        retry: (failures, error) => !isFinal(error) && failures < RETRIES,
        retryDelay: 500,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
