import type { HttpEvent } from '../../../runtime/http-event.ts';
import { actorOf } from '../../../runtime/http-response.ts';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,59}$/u;

/**
 * Who acts. On AWS the token says so. On the embedded host one token stands for everybody, and who
 * holds it may say which of them they are (`Bondway-Operator`): four eyes are a habit there, and a
 * control only where each person has a token of their own.
 */
export function operatorOf(event: HttpEvent): string {
  const isKnown = event.requestContext.authorizer?.jwt !== undefined;
  const claimed = event.headers['bondway-operator'] ?? '';
  return !isKnown && NAME.test(claimed) ? claimed : actorOf(event);
}
