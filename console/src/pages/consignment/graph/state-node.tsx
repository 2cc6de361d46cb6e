import { IconCheck, IconX } from '@tabler/icons-react';
import { Handle, Position } from '@xyflow/react';
import type { Node, NodeProps } from '@xyflow/react';
import type { PlacedState } from './lay-out-workflow.ts';
import classes from './state-node.module.css';

/** How a state looks: as it is for this consignment, and `held` where it waits for an operator. */
export type StateLook = 'done' | 'current' | 'held' | 'failed' | 'ahead';

export type StateNodeData = {
  readonly name: string;
  readonly part: PlacedState['part'];
  readonly look: StateLook;
  readonly visits: number;
  readonly shown: boolean;
};

const SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const;
/** Lines out and in stand a little apart, so that a way there and back are two lines. */
const OUT = '36%';
const IN = '64%';

/** Words for those who do not see the colours. */
const SPOKEN: { readonly [L in StateLook]: string } = {
  done: 'done',
  current: 'now',
  held: 'held',
  failed: 'failed',
  ahead: 'ahead',
};

/** One state as a box that shows its details when pressed. */
export function StateNode({ data }: NodeProps<Node<StateNodeData>>) {
  const { name, part, look, visits, shown } = data;
  return (
    <>
      <button
        type="button"
        className={classes.state}
        data-part={part}
        data-look={look}
        aria-pressed={shown}
      >
        <Mark look={look} />
        <span className={classes.name}>{name}</span>
        {visits > 1 && <span className={classes.visits}>×{visits}</span>}
        <span className="visually-hidden">{SPOKEN[look]}</span>
      </button>
      {SIDES.map((side) => (
        <Ports key={side} side={side} />
      ))}
    </>
  );
}

function Mark({ look }: { readonly look: StateLook }) {
  if (look === 'done')
    return <IconCheck className={classes.mark} size={15} stroke={2.4} aria-hidden />;
  if (look === 'failed')
    return <IconX className={classes.mark} size={15} stroke={2.4} aria-hidden />;
  return <span className={classes.dot} aria-hidden />;
}

function Ports({ side }: { readonly side: Position }) {
  const along = side === Position.Top || side === Position.Bottom ? 'left' : 'top';
  return (
    <>
      <Handle id={`${side}-next`} type="source" position={side} isConnectable={false} />
      <Handle id={`${side}-next`} type="target" position={side} isConnectable={false} />
      <Handle
        id={`${side}-catch`}
        type="source"
        position={side}
        isConnectable={false}
        style={{ [along]: OUT }}
      />
      <Handle
        id={`${side}-catch`}
        type="target"
        position={side}
        isConnectable={false}
        style={{ [along]: IN }}
      />
    </>
  );
}
