import { embeddedWithSandbox } from './embedded-with-sandbox.ts';
import { modesJourney } from './modes.journey.ts';

modesJourney('the embedded host', embeddedWithSandbox);
