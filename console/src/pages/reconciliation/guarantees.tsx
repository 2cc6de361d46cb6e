import { useQuery } from '@tanstack/react-query';
import { guaranteesQuery } from '../../api/guarantees.ts';
import { Facts } from '../../ui/facts.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What is drawn on each guarantor of import taxes, and what is left where a limit is set. */
export function Guarantees() {
  const query = useQuery(guaranteesQuery());
  return (
    <Panel title="Tax guarantees" aside="CNY">
      <Loaded query={query} lines={1}>
        {({ items }) => (
          <Facts
            rows={items.map(({ guarantorCode, drawn, limit, left }) => [
              guarantorCode,
              limit === undefined
                ? `${drawn} drawn, no limit set`
                : `${drawn} drawn, ${left ?? '0.00'} of ${limit} left`,
            ])}
          />
        )}
      </Loaded>
    </Panel>
  );
}
