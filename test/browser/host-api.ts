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
  readonly consignment: (consignmentId: string) => Promise<HostConsignment>;
}

/** Reads the environment; scripts/browser-tests.ts leaves this suite out where it is not set. */
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
  return {
    address: (path) => `${new URL(path, url).href}#token=${token}`,
    isSimulated: async () => ((await get('/v1/board')) as { simulated: boolean }).simulated,
    newest: async (status) => {
      const page = (await get(`/v1/consignments?limit=1&status=${status}`)) as {
        items: readonly HostConsignment[];
      };
      return page.items[0];
    },
    consignment: async (consignmentId) =>
      (await get(`/v1/consignments/${consignmentId}`)) as HostConsignment,
  };
}
