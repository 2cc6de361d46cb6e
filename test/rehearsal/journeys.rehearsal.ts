import { describe } from '@jest/globals';
import { intakeJourney } from '../journeys/intake.journey.ts';
import { modesJourney } from '../journeys/modes.journey.ts';
import { ordersJourney } from '../journeys/orders.journey.ts';
import { deployedHost } from './deployed-host.ts';

// The same journeys that the embedded host is taken on, one after the other. The modes go first:
// where the orders' sandbox plants a difference, it plants one with each list that it rejects. A
// reconciliation afterwards finds what the orders left, and the intake leaves orders under way.

modesJourney('AWS', deployedHost);
describe('then', () => {
  ordersJourney('AWS', deployedHost);
  intakeJourney('AWS', deployedHost);
});
