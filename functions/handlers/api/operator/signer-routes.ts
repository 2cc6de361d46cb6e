import { jsonResponse } from '../../../runtime/http-response.ts';
import { signerViews } from '../../../usecases/views/signers.ts';
import type { OperatorRoute } from './operator-context.ts';

/** `GET /v1/signers`: each declarant's signer, what waits for it, and since when it is dark. */
export const listSigners: OperatorRoute = async ({ services }) =>
  jsonResponse(200, { items: await signerViews(services) });
