import type { DeliveryTests } from '../../../ports/delivery-tests.ts';
import type { OrderStore } from '../../../ports/order-store.ts';
import type { Services } from '../../../ports/services.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';

/** Everything that merchants, channels and endpoints are managed with. */
export type SettingsServices = Pick<
  Services,
  'directory' | 'endpoints' | 'webhooks' | 'secrets' | 'keys' | 'clock' | 'fingerprint'
> & {
  readonly orders: Pick<OrderStore, 'recordDelivery'>;
  readonly deliveryTests: DeliveryTests;
};

/** What a route is given. */
export interface SettingsContext {
  readonly services: SettingsServices;
  /** Merchant of requests that name none; the directory's first one if absent. */
  readonly merchantId?: string;
}

/** One route of the settings API. Bad input is a response; only faults of ours throw. */
export type SettingsRoute = (context: SettingsContext, event: HttpEvent) => Promise<HttpResponse>;
