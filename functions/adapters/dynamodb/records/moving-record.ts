import * as z from 'zod/mini';
import { eventRecord } from './event-record.ts';
import { taskShape } from './task-record.ts';
import { documentRecord } from './trail-records.ts';

const { token, ...ofTask } = taskShape;

/** A task whose token lies in an item of its own. */
const storedTask = z.looseObject({ ...ofTask, tokenDigest: token });

const trailShape = {
  events: z.array(eventRecord),
  documents: z.array(documentRecord),
  tasks: z.array(storedTask),
};

/** A segment of a consignment's trail. */
export const trailBody = z.object(trailShape);

/** A segment as it is stored. */
export type StoredTrail = z.infer<typeof trailBody>;

/** What moves of a consignment; its state is understood together with its plan only. */
export const movingBody = z.object({
  ...trailShape,
  state: z.record(z.string(), z.unknown()),
});

/** As much of it as the feed reads. */
export const trailEvents = z.object({ events: trailShape.events });
