import { NO_MERCHANT } from '../../../usecases/open-case.ts';
import type { Directory } from '../../../ports/directory.ts';

/** The merchant a request is about: the one it names, the host's own, or the first there is. */
export async function merchantOf(
  {
    services,
    merchantId,
  }: {
    readonly services: { readonly directory: Pick<Directory, 'merchants'> };
    readonly merchantId?: string;
  },
  named: string | undefined,
): Promise<string> {
  if (named !== undefined && named !== '') return named;
  if (merchantId !== undefined) return merchantId;
  const [first] = await services.directory.merchants(1);
  return first?.merchantId ?? NO_MERCHANT;
}
