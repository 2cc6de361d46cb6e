import { embeddedWithSandbox } from './embedded-with-sandbox.ts';
import { ordersJourney } from './orders.journey.ts';

ordersJourney('the embedded host', embeddedWithSandbox);
