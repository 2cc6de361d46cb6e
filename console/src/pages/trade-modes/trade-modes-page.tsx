import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { tradeModesQuery } from '../../api/trade-modes.ts';
import type { TradeMode } from '../../api/trade-modes.ts';
import { Facts } from '../../ui/facts.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';

/** What each trade mode asks of whom, does to the stock, and means stage by stage. */
export function TradeModesPage() {
  const query = useQuery(tradeModesQuery());
  return (
    <Page
      title="Trade modes"
      lead="The ways a parcel crosses a border: who takes part and files what, what becomes of the stock, and what each stage stands for."
    >
      <Loaded query={query} lines={12}>
        {(modes) => modes.map((mode) => <Mode key={mode.name} mode={mode} />)}
      </Loaded>
    </Page>
  );
}

function Mode({ mode }: { readonly mode: TradeMode }) {
  const { title, chineseTitle, supervisionCode, goodsLieIn, travels, confirmedBy } = mode;
  const code = supervisionCode === undefined ? '' : ` ${supervisionCode}`;
  return (
    <Panel title={title} aside={<span className="muted">{`${chineseTitle}${code}`}</span>}>
      <Facts
        rows={[
          ['Goods lie in', goodsLieIn],
          ['Travels', travels],
          ['Parties', <Lines key="parties" of={partyLines(mode)} />],
          ['Documents', <Lines key="documents" of={documentLines(mode)} />],
          [
            'Stock',
            mode.stockEffects
              .map(({ movement, when }) => `${plainWords(movement)} when ${when}`)
              .join('; '),
          ],
          ...mode.stages.map(stageRow),
          ['District', <Lines key="district" of={districtLines(mode)} />],
          ['Confirmed by', confirmedBy],
        ]}
      />
    </Panel>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return <>none</>;
  return (
    <ul>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function partyLines({ parties }: TradeMode): readonly string[] {
  return parties.map(({ role, chineseTitle, does }) => `${role} ${chineseTitle}: ${does}`);
}

const ABOUT = {
  parcel: '',
  load: ', for its load',
  'taking back': ', when it is taken back',
} as const;

function documentLines({ documents }: TradeMode): readonly string[] {
  return documents.map(({ kind, of, title, filedBy, entrustedToUs }) => {
    const filed = entrustedToUs ? `filed by us for the ${filedBy}` : `filed by the ${filedBy}`;
    return `${kind} ${title}, ${filed}${ABOUT[of]}`;
  });
}

function districtLines({ districtPolicies }: TradeMode): readonly string[] {
  return districtPolicies.flatMap(({ values, usual }) =>
    values.map(({ value, meaning }) => (value === usual ? `${meaning} (usual)` : meaning)),
  );
}

function stageRow({
  stage,
  meaning,
  deadlineDays,
}: TradeMode['stages'][number]): readonly [string, ReactNode] {
  const within = deadlineDays === undefined ? '' : ` Within ${String(deadlineDays)} days.`;
  return [sentenceCase(plainWords(stage)), `${meaning}${within}`];
}
