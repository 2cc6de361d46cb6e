import { Chain, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { partnerStage } from './partner-stage.ts';
import type { StageHandlers } from './partner-stage.ts';
import { stopsAt, unhappyPaths } from './unhappy-paths.ts';

/**
 * One consignment, from the warehouse's yes to proof of delivery, in five transitions. Input
 * `{ consignmentId }` never changes; what is known of the consignment lies in the order store.
 */
export function consignmentWorkflow(scope: Construct, handlers: StageHandlers): Chain {
  const stage = (name: keyof StageHandlers, comment: string) =>
    partnerStage(scope, name, handlers, comment);

  const dispatch = stage('dispatch', 'The warehouse accepts; the carrier gives a waybill number.');
  const declare = stage('declare', 'Documents are matched and filed, until customs releases.');
  const handOff = stage('hand-off', 'Packed, weighed, past the gate, scanned by the carrier.');
  const confirm = stage('confirm', 'On its way, until proof of delivery.');
  const unwind = stage('unwind', 'Parcel stopped, list withdrawn, stock returned, label voided.');
  const needsOperator = stage('needs-operator', 'A person decides: resume at a stage, or unwind.');
  const delivered = new Succeed(scope, 'Delivered', { comment: 'The buyer has the parcel.' });

  const stages = { dispatch, declare, handOff, confirm, unwind, needsOperator };
  const stops = stopsAt(stages);
  unhappyPaths(scope, stages);
  return Chain.start(dispatch.otherwise(stops, needsOperator))
    .next(declare.otherwise(stops, needsOperator))
    .next(handOff.otherwise(stops, needsOperator))
    .next(confirm.otherwise(stops, needsOperator))
    .next(delivered);
}
