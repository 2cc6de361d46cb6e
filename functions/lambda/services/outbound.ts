import { httpTransport } from '../../adapters/http/http-transport.ts';
import { outboundClient } from '../../adapters/http/outbound-client.ts';
import type { OutboundClient } from '../../adapters/http/outbound-client.ts';
import type { Environment } from '../../runtime/environment.ts';

/** The one guarded client by which a function calls others. */
export function outboundOf(
  environment: Environment,
  clock: Parameters<typeof outboundClient>[0]['clock'],
): OutboundClient {
  const allowLoopback = environment.optional('allowLoopback') === 'true';
  return outboundClient({ transport: httpTransport({ allowLoopback }), clock });
}
