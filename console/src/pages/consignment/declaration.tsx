import type { Consignment } from '../../api/consignment.ts';
import { Moment } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import { DECLARATION_WORDING } from '../../wording/declaration-wording.ts';
import classes from './declaration.module.css';

type Life = NonNullable<Consignment['declaration']>;

/** The life of the declaration in one line of states, each with when it came into it. */
export function Declaration({ declaration }: { readonly declaration: Life }) {
  const { state, steps, blocked, heldFrom } = declaration;
  const { title, tone } = DECLARATION_WORDING[state];
  return (
    <Panel title="Declaration" aside={<Pill tone={tone}>{title}</Pill>}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li
            key={`${step.state}${String(index)}`}
            data-last={index === steps.length - 1 || undefined}
          >
            <span>
              {DECLARATION_WORDING[step.state].title}
              {step.status !== undefined && <span className="muted"> {step.status}</span>}
            </span>
            <span className="muted small nowrap">
              <Moment at={step.since} />
            </span>
          </li>
        ))}
      </ol>
      {blocked && (
        <p className={classes.blocked}>
          Customs has the goods: the parcel stays where it is until they release it.
          {heldFrom !== undefined && (
            <>
              {' '}
              You are asked to see to it from <Moment at={heldFrom} />.
            </>
          )}
        </p>
      )}
    </Panel>
  );
}
