import { refreshDeniedParties } from '../../usecases/refresh-denied-parties.ts';
import type { RefreshServices } from '../../usecases/refresh-denied-parties.ts';

/** Fetches the list of denied parties anew. */
export function refreshDeniedPartiesJob(services: RefreshServices): () => Promise<void> {
  return () => refreshDeniedParties(services);
}
