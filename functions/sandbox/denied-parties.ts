import type { Route } from './routes.ts';
import type { Settings } from './settings.ts';

/** Parties that nobody is called, in the format that lists are fetched in. */
const INVENTED = {
  listId: 'example',
  source: 'Invented parties, to try screening with',
  asOf: '2026-11-01',
  parties: [
    {
      id: 'EX-1',
      names: ['Viktor Malenkov', 'Malenkov, V. A.'],
      country: 'PL',
      programme: 'EXAMPLE',
    },
    { id: 'EX-2', names: ['Nordfall Trading GmbH', 'Nordfall Handels'], country: 'DE' },
    { id: 'EX-3', names: ['吴恶名'], country: 'CN' },
  ],
};

/** The address of an authority that publishes its list of denied parties; to whoever asks. */
export function deniedPartiesRoute(settings: Settings): Route {
  return {
    method: 'GET',
    path: '/screening/denied-parties',
    access: 'anybody',
    run: () => ({
      status: 200,
      body: settings.current().deniedParties ?? JSON.stringify(INVENTED),
      contentType: 'application/json',
    }),
  };
}
