import { NO_MERCHANT } from '../../../usecases/open-case.ts';
import type { OperatorContext } from './operator-context.ts';

/** The merchant a request is about: the one it names, the host's own, or the first there is. */
export async function merchantOf(
  { services, merchantId }: OperatorContext,
  named: string | undefined,
): Promise<string> {
  if (named !== undefined && named !== '') return named;
  if (merchantId !== undefined) return merchantId;
  const [first] = await services.directory.merchants();
  return first?.merchantId ?? NO_MERCHANT;
}
