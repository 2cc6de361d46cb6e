import type { HttpHandler } from '../../runtime/http-event.ts';
import { jsonResponse } from '../../runtime/http-response.ts';
import { proveConsignment } from '../../usecases/prove-consignment.ts';
import type { ProofServices } from '../../usecases/prove-consignment.ts';
import { notFound } from './operator/problems.ts';
import { scoped } from './tenant-scope.ts';
import type { OwnerServices } from './tenant-scope.ts';

/**
 * `GET /v1/consignments/{consignmentId}/proof`: declared = sent = echoed, message by message. Apart
 * from the operators' other routes: reading back what was declared takes an XML stack that no other
 * function loads, and nothing but reading.
 */
export function proofApiHandler(services: ProofServices & OwnerServices): HttpHandler {
  return scoped(services, async ({ pathParameters }) => {
    const proof = await proveConsignment(services, pathParameters?.consignmentId ?? '');
    return proof === undefined ? notFound('consignment of this id') : jsonResponse(200, proof);
  });
}
