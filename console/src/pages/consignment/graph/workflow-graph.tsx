import '@xyflow/react/dist/base.css';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { MarkerType, ReactFlow } from '@xyflow/react';
import type { BuiltInEdge, Node } from '@xyflow/react';
import { useMemo } from 'react';
import type { LiveState } from '../../../api/consignment.ts';
import type { Workflow } from '../../../api/workflow.ts';
import { BOX, layOutWorkflow } from './lay-out-workflow.ts';
import { StateNode } from './state-node.tsx';
import type { StateLook, StateNodeData } from './state-node.tsx';
import { workflowEdges } from './workflow-edges.ts';
import type { WorkflowEdge } from './workflow-edges.ts';
import classes from './workflow-graph.module.css';

interface WorkflowGraphProps {
  readonly workflow: Workflow;
  readonly states: readonly LiveState[];
  /** The state whose details stand beside the graph. */
  readonly shown: string;
  readonly onShow: (name: string) => void;
}

const NODE_TYPES = { state: StateNode };
const NARROW = '(max-width: 48em)';
/** Room for lines that run around boxes. */
const MARGIN = 16;

/** The deployed workflow as a picture that is always wholly visible: nothing to pan or to zoom. */
export function WorkflowGraph({ workflow, states, shown, onShow }: WorkflowGraphProps) {
  const direction = useMediaQuery(NARROW) ? 'down' : 'across';
  const { ref, width } = useElementSize();
  const placed = useMemo(() => layOutWorkflow(workflow, direction), [workflow, direction]);
  const extent = {
    width: Math.max(...placed.map(({ x }) => x)) + BOX.width + 2 * MARGIN,
    height: Math.max(...placed.map(({ y }) => y)) + BOX.height + 2 * MARGIN,
  };
  const zoom = width === 0 ? 1 : Math.min(1.15, width / extent.width);
  const live = new Map(states.map((state) => [state.name, state]));
  const nodes = placed.map(({ name, part, x, y }): Node<StateNodeData> => ({
    id: name,
    type: 'state',
    position: { x, y },
    ...BOX,
    data: {
      name,
      part,
      look: lookOf(live.get(name)?.status ?? 'ahead'),
      visits: live.get(name)?.visits ?? 0,
      shown: name === shown,
    },
  }));
  const edges = workflowEdges(workflow, placed, states, direction).map((edge) =>
    drawn(edge, shown),
  );
  return (
    <div ref={ref} className={classes.graph} style={{ height: extent.height * zoom }}>
      {width > 0 && (
        <ReactFlow
          aria-label="Workflow graph"
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          onNodeClick={(_event, { id }) => onShow(id)}
          viewport={{ x: (width - (extent.width - 2 * MARGIN) * zoom) / 2, y: MARGIN * zoom, zoom }}
          minZoom={0.2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          panOnDrag={false}
          zoomOnScroll={false}
          zoomOnPinch={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          proOptions={{ hideAttribution: true }}
        />
      )}
    </div>
  );
}

/** Catches are lighter than the path; what leaves the shown state stands out. */
function drawn(edge: WorkflowEdge, shown: string): BuiltInEdge {
  const { id, from, to, kind, fromSide, toSide, around, taken } = edge;
  const look = taken ? 'taken' : from === shown && kind === 'catch' ? 'shown' : kind;
  return {
    id,
    ...(around ? AROUND : { type: 'default' }),
    source: from,
    target: to,
    sourceHandle: `${fromSide}-${kind}`,
    targetHandle: `${toSide}-${kind}`,
    className: classes[look],
    markerEnd: { type: MarkerType.ArrowClosed, width: 13, height: 13, color: COLOURS[look] },
    zIndex: look === 'catch' ? 0 : 1,
  };
}

const AROUND = {
  type: 'smoothstep',
  pathOptions: { offset: MARGIN - 6, borderRadius: 8 },
} as const;

const COLOURS = {
  next: 'var(--line-strong)',
  taken: 'var(--tone-ok)',
  catch: 'var(--line)',
  shown: 'var(--muted)',
} as const;

/** The server calls a state `waiting` when it waits for a person, not for a partner. */
function lookOf(status: LiveState['status']): StateLook {
  return status === 'waiting' ? 'held' : status;
}
