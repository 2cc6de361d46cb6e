import { Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { FailurePaths, PartnerStage } from './partner-stage.ts';

type StageName = 'dispatch' | 'declare' | 'handOff' | 'confirm' | 'unwind' | 'needsOperator';

/** Every token state of the workflow. */
export type WorkflowStages = { readonly [Name in StageName]: PartnerStage };

/** Any stage of the happy path: what is cancelled, or refused for good, is unwound. */
export function stopsAt({ unwind }: WorkflowStages): FailurePaths {
  return { CancelRequested: unwind.entry, CustomsRejected: unwind.entry };
}

/**
 * An operator resumes at a stage or has the consignment unwound; a parcel that could not be
 * stopped goes on. Every end is a success: a failed execution is a bug.
 */
export function unhappyPaths(scope: Construct, stages: WorkflowStages): void {
  const end = (name: string, comment: string) => new Succeed(scope, name, { comment });
  const resumes = {
    ResumeAtDispatch: stages.dispatch.entry,
    ResumeAtDeclare: stages.declare.entry,
    ResumeAtHandOff: stages.handOff.entry,
    ResumeAtConfirm: stages.confirm.entry,
  } satisfies FailurePaths;
  const ends = {
    EndReturned: end('Returned', 'The goods are back in the warehouse.'),
    EndWrittenOff: end('Written off', 'The goods are lost or destroyed.'),
  } satisfies FailurePaths;
  const { unwind, needsOperator } = stages;
  needsOperator.otherwise(resumes, needsOperator).next(unwind.entry);
  unwind
    .otherwise({ ...resumes, ...ends }, needsOperator)
    .next(end('Cancelled', 'Withdrawn before the parcel left; the stock is back.'));
}
