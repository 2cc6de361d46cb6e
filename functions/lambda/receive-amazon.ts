import { readAmazonNotification } from '../adapters/marketplaces/amazon/notification.ts';
import { receiveNotificationsJob } from '../handlers/jobs/receive-notifications.ts';
import { environmentOf } from '../runtime/environment.ts';
import { queueFunction } from '../runtime/lambda-functions.ts';
import { receivingServices } from './services/receiving.ts';
import { reportWork, telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const services = { ...receivingServices(environment), notifications: readAmazonNotification };

export const handler = queueFunction(
  receiveNotificationsJob(services, reportWork(telemetryOf(environment))),
);
