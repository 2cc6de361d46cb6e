import { z } from 'zod';
import { json, Refused } from '../http-message.ts';
import type { SandboxRequest } from '../http-message.ts';
import { parseLossless } from '../lossless-json.ts';
import type { Route } from '../routes.ts';
import type { AdminParts } from './admin-parts.ts';
import { STEPS } from '../store/postings.ts';
import { scriptChoice } from '../script-choice.ts';
import { chosenScript } from '../scripts.ts';

const oneOrderSchema = z.object({
  channelId: z.string(),
  order: z.unknown(),
  script: scriptChoice.default('accept'),
  /** The order as the store sells it later, for the script `change`. */
  changed: z.optional(z.unknown()),
  /** Webhooks that get lost on the way. */
  lose: z.array(z.enum(STEPS)).default([]),
});

/** Lets the channel's store post one given order, signed as that channel signs. */
export function postOrder({ services, postings }: AdminParts): Route['run'] {
  return (request) => {
    const { channelId, order, ...others } = oneOrderOf(request);
    if (chosenScript(others.script).store === 'changes' && others.changed === undefined) {
      throw new Refused(
        422,
        'malformed',
        'changed: this script needs the order as it is sold later',
      );
    }
    try {
      const at = services.clock.now();
      return json(201, postings.post({ channelId, order, ...others, at }));
    } catch (error) {
      if (error instanceof z.ZodError) {
        const { path = [], message = '' } = error.issues[0] ?? {};
        throw new Refused(422, 'malformed', `order.${path.join('.')}: ${message}`);
      }
      if (error instanceof RangeError) throw new Refused(404, 'unknown-channel', error.message);
      throw error;
    }
  };
}

/** Read without losing digits of 64-bit ids. */
function oneOrderOf({ body }: SandboxRequest): z.output<typeof oneOrderSchema> {
  try {
    return oneOrderSchema.parse(parseLossless(body.toString('utf8')));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not as agreed';
    throw new Refused(422, 'malformed', message);
  }
}
