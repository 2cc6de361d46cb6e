import type { SandboxRequest, SandboxResponse } from '../http-message.ts';
import { stringifyLossless } from '../lossless-json.ts';
import type { PathParameters, Route } from '../routes.ts';

/** One call of a marketplace's API, of the channel that its address names. */
export type MarketRun = (
  channelId: string,
  request: SandboxRequest,
  parameter: PathParameters,
) => SandboxResponse;

/** An endpoint of a marketplace's API behind `/store/<channel>`, for calls that its app signed. */
export function marketRoute(method: 'GET' | 'POST', path: string, run: MarketRun): Route {
  return {
    method,
    path: `/store/:channelId${path}`,
    access: 'signed call',
    run: (request, parameter) => run(parameter('channelId'), request, parameter),
  };
}

/** HTTP 200, whatever it says inside. */
export function answered(value: object): SandboxResponse {
  return { status: 200, body: stringifyLossless(value) };
}
