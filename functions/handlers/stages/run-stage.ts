import type { StagePayload } from '../../runtime/contracts/stage-payload.ts';
import { beginStage } from '../../usecases/begin-stage.ts';
import type { MoveServices } from '../../usecases/record-news.ts';

/**
 * Runs one entry into a token state. It never throws out of it: a fault fails the token by name,
 * and the workflow takes the consignment to an operator.
 *
 * @param report hears of the fault, for the log
 */
export function runStage(
  services: MoveServices,
  report: (error: unknown, consignmentId: string) => void,
): (payload: StagePayload) => Promise<void> {
  return async (payload) => {
    try {
      await beginStage(services, payload);
    } catch (error) {
      report(error, payload.consignmentId);
      const cause = error instanceof Error ? error.message : 'unknown fault';
      await services.workflow.resume(payload.token, { kind: 'failed', error: 'StageFault', cause });
    }
  };
}
