import { patiently } from '../support/patiently.ts';

/** What takes days of business time takes a demo less than this on a busy machine, in milliseconds. */
export const DAYS = 300_000;

/** A row of the host's listing, as far as the suite needs it. */
interface HostConsignment {
  readonly consignmentId: string;
  readonly orderNumber: string;
  readonly displayNumber: string;
  readonly status: string;
  readonly version: number;
  readonly hold?: { readonly reason: string };
  readonly match: readonly {
    readonly rule: string;
    readonly left: string;
    readonly right: string;
  }[];
  readonly totals: { readonly discount: string };
}

/** The running host that `BONDWAY_URL` and `BONDWAY_TOKEN` name; what a test needs to know of it. */
export interface HostApi {
  readonly address: (path: string) => string;
  readonly isSimulated: () => Promise<boolean>;
  /** The newest consignment of a status, or none. */
  readonly newest: (status: string) => Promise<HostConsignment | undefined>;
  /** The newest consignment of a status, as soon as there is one. */
  readonly first: (status: string) => Promise<HostConsignment>;
  /** The newest consignment that is held for a reason, as soon as there is one. */
  readonly held: (reason: string) => Promise<HostConsignment>;
  readonly consignment: (consignmentId: string) => Promise<HostConsignment>;
}

/** Reads the environment, as scripts/browser-tests.ts sets it. */
export function hostApi(): HostApi {
  const { BONDWAY_URL: url, BONDWAY_TOKEN: token } = process.env;
  if (url === undefined || token === undefined) {
    throw new Error('this suite needs BONDWAY_URL and BONDWAY_TOKEN of a running demo host');
  }
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(new URL(path, url), {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${path} answered ${String(response.status)}`);
    return response.json();
  };
  const newest = async (status: string, reason?: string) => {
    const page = (await get(`/v1/consignments?limit=50&status=${status}`)) as {
      items: readonly HostConsignment[];
    };
    return page.items.find(({ hold }) => reason === undefined || hold?.reason === reason);
  };
  const first = async (status: string, reason?: string) => {
    const found = await patiently(async () => {
      const value = await newest(status, reason);
      return { done: value !== undefined, value };
    }, DAYS);
    if (found === undefined) throw new Error(`no consignment comes to be ${reason ?? status}`);
    return found;
  };
  return {
    address: (path) => `${new URL(path, url).href}#token=${token}`,
    isSimulated: async () => ((await get('/v1/board')) as { simulated: boolean }).simulated,
    newest: (status) => newest(status),
    first: (status) => first(status),
    held: (reason) => first('held', reason),
    consignment: async (consignmentId) =>
      (await get(`/v1/consignments/${consignmentId}`)) as HostConsignment,
  };
}
