import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Consignment } from '../../api/consignment.ts';
import { workflowQuery } from '../../api/workflow.ts';
import type { Workflow } from '../../api/workflow.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Legend } from './legend.tsx';
import { StateDetails } from './state-details.tsx';
import { WaitingFor } from './waiting-for.tsx';
import classes from './workflow-panel.module.css';

const WorkflowGraph = lazy(async () => ({
  default: (await import('./graph/workflow-graph.tsx')).WorkflowGraph,
}));

/** The workflow as it is deployed, with where this consignment is in it and whom it waits for. */
export function WorkflowPanel({ consignment }: { readonly consignment: Consignment }) {
  const query = useQuery(workflowQuery());
  return (
    <Panel title="Workflow" aside={<Legend />} flush>
      <Loaded query={query} lines={6}>
        {(workflow) => <Live workflow={workflow} consignment={consignment} />}
      </Loaded>
    </Panel>
  );
}

interface LiveProps {
  readonly workflow: Workflow;
  readonly consignment: Consignment;
}

function Live({ workflow, consignment }: LiveProps) {
  const [chosen, setChosen] = useState<string>();
  const { states, task } = consignment;
  const here = states.find(({ status }) => status === 'current' || status === 'waiting');
  const shown = chosen ?? here?.name ?? lastEntered(states) ?? workflow.startAt;
  return (
    <div className={classes.live}>
      <div className={classes.graph}>
        <Suspense fallback={<Waiting lines={6} />}>
          <WorkflowGraph workflow={workflow} states={states} shown={shown} onShow={setChosen} />
        </Suspense>
      </div>
      <div className={classes.beside}>
        <StateDetails
          workflow={workflow}
          name={shown}
          live={states.find(({ name }) => name === shown)}
        />
        {task !== undefined && task.status === 'waiting' && shown === here?.name && (
          <WaitingFor task={task} />
        )}
      </div>
    </div>
  );
}

/** Where a consignment that has ended came to rest. */
function lastEntered(states: Consignment['states']): string | undefined {
  const entered = states.filter(({ enteredAt }) => enteredAt !== undefined);
  return entered.toSorted((a, b) => (a.enteredAt ?? '').localeCompare(b.enteredAt ?? '')).at(-1)
    ?.name;
}
