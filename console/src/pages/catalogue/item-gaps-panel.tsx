import type { ItemGaps } from '../../api/catalogue.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import { modeTitle } from '../../wording/mode-wording.ts';
import { fieldId } from './field-id.ts';
import { gapTitle } from './gap-title.ts';
import classes from './item-editor.module.css';

/** What a parcel with this item would be held for: by way, and by destination where that is more. */
export function ItemGapsPanel({ gaps: { ways, destinations } }: { readonly gaps: ItemGaps }) {
  const wanting = togetherByGaps(destinations.filter(({ missing }) => missing.length > 0));
  return (
    <Panel title="What is missing" aside={ways.length === 0 && 'no warehouse serves a trade mode'}>
      <Facts
        rows={[
          ...ways.map(
            (way) => [modeTitle(way.mode), <Gaps key="gaps" missing={way.missing} />] as const,
          ),
          ...wanting.map(
            ({ territories, missing }) =>
              [`Sold to ${territories.join(', ')}`, <Gaps key="gaps" missing={missing} />] as const,
          ),
        ]}
      />
      {destinations.length > 0 && wanting.length === 0 && (
        <p className="muted small">No destination with rules of its own wants more.</p>
      )}
    </Panel>
  );
}

/** Destinations that lack the same, told once. */
function togetherByGaps(destinations: ItemGaps['destinations']) {
  const groups = Map.groupBy(destinations, ({ missing }) => missing.join(' '));
  return [...groups.values()].map((alike) => ({
    territories: alike.map(({ territory }) => territory),
    missing: alike[0]?.missing ?? [],
  }));
}

/** The gaps, each leading to its field. */
function Gaps({ missing }: { readonly missing: readonly string[] }) {
  if (missing.length === 0) return <Pill tone="ok">Nothing</Pill>;
  return (
    <span className={classes.gaps}>
      {missing.map((pointer) => (
        <button
          key={pointer}
          type="button"
          className={classes.gap}
          onClick={() => goTo(fieldId(pointer))}
        >
          {gapTitle(pointer)}
        </button>
      ))}
    </span>
  );
}

function goTo(id: string): void {
  const field = document.getElementById(id);
  const folded = field?.closest('details');
  if (folded) folded.open = true;
  field?.focus();
}
