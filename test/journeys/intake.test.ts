import { NO_PARTNERS } from '../support/journey-host.ts';
import { embeddedHost } from './embedded-host.ts';
import { intakeJourney } from './intake.journey.ts';

intakeJourney('the embedded host', () => embeddedHost(NO_PARTNERS));
