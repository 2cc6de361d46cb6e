import type { Route } from '../../functions/runtime/contracts/routes.ts';
import type { Operation } from './operation.ts';

/** What a status means, whichever route answers with it. */
export const PROBLEMS: { readonly [status: number]: string } = {
  400: 'The request is not what the route takes; `errors` point at each place.',
  401: 'No token, or a wrong one.',
  403: 'Your token is good for one merchant; this is about all.',
  404: 'There is no such thing.',
  409: 'Understood, but not possible now.',
  412: 'It changed since it was seen: read it again.',
  413: 'The body is larger than the route takes.',
  421: 'Not meant for this host (embedded host: `Host` or `Origin` is another).',
  422: 'Well formed, but not right; `errors` point at the place.',
  428: 'If-Match is missing.',
};

/** The problems of an operation: those that follow from its row and headers, and its own. */
export function problemsOf(
  { auth, path, bodyLimit, method }: Route,
  operation: Operation,
): readonly number[] {
  const { query, keyed, command, problems = [] } = operation;
  const isOurs = auth === 'operator';
  const takesBody = method !== 'GET' && bodyLimit > 0;
  const all = [
    ...(isOurs ? [401, 421] : []),
    ...(takesBody ? [413] : []),
    ...(isOurs && (takesBody || query !== undefined) ? [400] : []),
    ...(isOurs && path.includes('{') ? [400, 404] : []),
    ...(keyed ? [409, 422] : []),
    ...(command ? [412, 428] : []),
    ...problems,
  ];
  return [...new Set(all)].toSorted((a, b) => a - b);
}
