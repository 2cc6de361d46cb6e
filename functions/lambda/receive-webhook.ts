import { webhookVerifier } from '../adapters/marketplaces/webhook-verifier.ts';
import { receiveWebhookHandler } from '../handlers/api/receive-webhook.ts';
import { environmentOf } from '../runtime/environment.ts';
import { countingRefusals, httpFunction } from '../runtime/lambda-functions.ts';
import { receivingServices } from './services/receiving.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const telemetry = telemetryOf(environment);
const services = receivingServices(environment);
const receive = receiveWebhookHandler({ ...services, verifier: webhookVerifier(services) });

export const handler = httpFunction(countingRefusals(receive, telemetry), telemetry);
