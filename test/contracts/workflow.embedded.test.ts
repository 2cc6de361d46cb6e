import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { openDatabase } from '../../local/sqlite/database.ts';
import { WorkflowEngine } from '../../local/workflow/engine.ts';
import { resolveWorkflow } from '../../scripts/resolve-workflow.ts';
import { EnteredStages } from '../local/workflow/entered-stages.ts';
import { workflowContract } from './workflow.contract.ts';

workflowContract('The embedded engine', async () => {
  const db = openDatabase(':memory:');
  const { hash, definition } = resolveWorkflow();
  const stages = new EnteredStages();
  const workflow = new WorkflowEngine({
    db,
    definition: { hash, definition: definition as StateMachineDefinition },
    runStage: stages.run,
    onFault: (fault) => {
      throw fault;
    },
  });
  return {
    workflow,
    entry: (consignmentId, nth) => stages.entry(consignmentId, nth),
    ended: async (name) => {
      while (workflow.status(name) === 'open') await nextTurn();
      return workflow.entries(name).map(({ state }) => state);
    },
    close: async () => {
      await workflow.stop();
      await db.close();
    },
  };
});
