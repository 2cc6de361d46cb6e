import type { core } from 'zod/mini';

/** What zod/mini says of an issue without a message of its own: it ships no language. */
const NO_MESSAGE = 'Invalid input';

const TYPES: { readonly [expected: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What is wrong with a value, as the rest of a sentence that begins with its name. Quotes no value. */
export function issueText(issue: core.$ZodIssue): string {
  if (issue.message !== NO_MESSAGE) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return `must be ${bound('at least', 'more than', issue.minimum, issue)}`;
    case 'too_big':
      return `must be ${bound('at most', 'less than', issue.maximum, issue)}`;
    case 'invalid_format':
      return issue.format === 'datetime' ? 'must be an ISO 8601 moment' : 'has another format';
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    case 'invalid_union':
      return 'is none of the shapes it may have';
    default:
      return 'has another shape';
  }
}

function bound(
  inclusive: string,
  exclusive: string,
  limit: number | bigint,
  issue: { readonly origin: string; readonly inclusive?: boolean },
): string {
  const unit = { string: ' characters long', array: ' entries long' }[issue.origin] ?? '';
  return `${issue.inclusive === false ? exclusive : inclusive} ${String(limit)}${unit}`;
}
