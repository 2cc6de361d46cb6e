import { partnerVerifier } from '../adapters/partners/partner-verifier.ts';
import { receivePartnerAnswerHandler } from '../handlers/api/receive-partner-answer.ts';
import { environmentOf } from '../runtime/environment.ts';
import { countingRefusals, httpFunction } from '../runtime/lambda-functions.ts';
import { receivingServices } from './services/receiving.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const telemetry = telemetryOf(environment);
const services = receivingServices(environment);
const receive = receivePartnerAnswerHandler({ ...services, desk: partnerVerifier(services) });

export const handler = httpFunction(countingRefusals(receive, telemetry), telemetry);
