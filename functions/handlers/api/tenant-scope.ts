import * as z from 'zod/mini';
import type { Services } from '../../ports/services.ts';
import type { HttpEvent, HttpHandler, HttpResponse } from '../../runtime/http-event.ts';
import { problemResponse, rawBody } from '../../runtime/http-response.ts';
import { parseJson } from '../../runtime/parse-json.ts';
import { notFound } from './operator/problems.ts';

/** Where it is looked up whose a thing is. */
export interface OwnerServices {
  readonly directory: Pick<Services['directory'], 'channel'>;
  readonly orders?: Pick<Services['orders'], 'order' | 'consignment'>;
  readonly loads?: Pick<Services['loads'], 'load'>;
  readonly office?: Pick<Services['office'], 'inbounds' | 'adjustments' | 'summaries'>;
  readonly reportMerchant?: (reportId: string) => Promise<string | undefined>;
}

/** The claim of a token that is good for one merchant only; in user pools a group `merchant.<id>`. */
const CLAIM = 'bondway_merchant';
const GROUPS = 'cognito:groups';
const GROUP = /(?:^|[[\s,])merchant\.([^\s,\]]+)/;

/** Routes that are about all merchants of the installation. */
const OF_ALL: ReadonlySet<string> = new Set([
  'POST /v1/merchants',
  'POST /v1/screening/list',
  'POST /v1/screening/positive-list',
  'POST /v1/screening/restricted-goods',
  'GET /v1/guarantees',
  'POST /v1/guarantees/{guarantorCode}/limit',
]);

const named = z.looseObject({
  merchantId: z.optional(z.unknown()),
  channelId: z.optional(z.unknown()),
});
const BODY_LIMITS = { mostBytes: 5_000_000 };

/** The one merchant that a token is good for; undefined for a token that is good for all. */
export function scopeOf({ requestContext }: HttpEvent): string | undefined {
  const claims = requestContext.authorizer?.jwt?.claims ?? {};
  const { [CLAIM]: claim, [GROUPS]: groups } = claims;
  if (typeof claim === 'string' && claim !== '') return claim;
  return typeof groups === 'string' ? GROUP.exec(groups)?.[1] : undefined;
}

/**
 * Why a request is not for a token of one merchant; undefined when it is. What belongs to others
 * does not exist for it, so it is told nothing of it.
 */
export async function outsideScope(
  services: OwnerServices,
  scope: string | undefined,
  event: HttpEvent,
): Promise<HttpResponse | undefined> {
  if (scope === undefined) return undefined;
  if (OF_ALL.has(event.routeKey)) return forbidden();
  const { merchants, channels } = namedIn(event);
  if (merchants.some((each) => each !== scope)) return notFound('merchant of this id');
  const things = [
    ...Object.entries(event.pathParameters ?? {}),
    ...channels.map((each) => ['channelId', each] as const),
  ];
  for (const [parameter, value = ''] of things) {
    const owner = await ownerOf(services, parameter, value);
    if (owner !== 'no matter' && owner !== scope) return notFound('such thing');
  }
  return undefined;
}

/** A handler that knows nothing of tenants, behind the check of whose things it is asked for. */
export function scoped(services: OwnerServices, handler: HttpHandler): HttpHandler {
  return async (event) => (await outsideScope(services, scopeOf(event), event)) ?? handler(event);
}

/** Whose a thing is that a path names. What has no owner of its own is looked up under the merchant. */
async function ownerOf(
  { directory, orders, loads, office, reportMerchant }: OwnerServices,
  parameter: string,
  value: string,
): Promise<string | undefined> {
  switch (parameter) {
    case 'merchantId':
      return value;
    case 'channelId':
      return (await directory.channel(value))?.merchantId;
    case 'consignmentId':
      return (await orders?.consignment(value))?.merchantId;
    case 'orderId':
      return (await orders?.order(value))?.merchantId;
    case 'loadId':
      return (await loads?.load(value))?.load.merchantId;
    case 'inboundId':
      return (await office?.inbounds.get(value))?.merchantId;
    case 'adjustmentId':
      return (await office?.adjustments.get(value))?.merchantId;
    case 'summaryId':
      return (await office?.summaries.get(value))?.merchantId;
    case 'reportId':
      return reportMerchant?.(value);
    // Endpoints and items lie under their merchant, months are of the merchant that the query names.
    case 'endpointId':
    case 'sku':
    case 'month':
    case 'documentKey':
      return 'no matter';
    default:
      return undefined;
  }
}

/** Merchants that query and body name, and the channel of a body that is no new one. */
function namedIn(event: HttpEvent): {
  readonly merchants: readonly unknown[];
  readonly channels: readonly string[];
} {
  const query = new URLSearchParams(event.rawQueryString).getAll('merchantId');
  const body = parseJson(rawBody(event), BODY_LIMITS);
  const known = z.safeParse(named, body.ok ? body.value : undefined);
  const { merchantId, channelId } = known.success ? known.data : {};
  const isNew = event.routeKey === 'POST /v1/channels';
  return {
    merchants: [...query, merchantId].filter((each) => each !== undefined && each !== ''),
    channels: typeof channelId === 'string' && !isNew ? [channelId] : [],
  };
}

function forbidden(): HttpResponse {
  return problemResponse({
    status: 403,
    code: 'not-in-scope',
    title: 'Not for this token',
    detail: 'This is about every merchant of the installation; your token is good for one.',
  });
}
