import type { Consignment } from '../../api/consignment.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PcccAnswer } from './pccc-answer.tsx';
import { plainWords, sentenceCase } from '../../wording/ask-wording.ts';

const IDENTITY_TITLES: ReadonlyMap<string, string> = new Map([
  ['buyerIdNumber', 'Buyer’s ID number'],
  ['buyerTelephone', 'Buyer’s telephone'],
  ['payerName', 'Payer'],
  ['payerIdNumber', 'Payer’s ID number'],
  ['consigneeTelephone', 'Telephone'],
  ['personalCustomsCode', 'Customs code (PCCC)'],
]);

/** Whom it goes to, as far as anybody but customs may see it, and why it goes this way. */
export function Buyer({ consignment }: { readonly consignment: Consignment }) {
  const { shipTo, identity, planReason } = consignment;
  const place = [shipTo.city, shipTo.country].filter((part) => part !== undefined).join(', ');
  return (
    <Panel title="Consignee and plan" aside="personal data masked">
      <Facts
        rows={[
          ['Name', shipTo.name],
          ['Place', place],
          ...Object.entries(identity).map(
            ([key, last]) =>
              [
                IDENTITY_TITLES.get(key) ?? sentenceCase(plainWords(key)),
                last && <Masked last={last} />,
              ] as const,
          ),
          [
            'Code at Korea customs',
            identity.personalCustomsCode !== undefined && (
              <PcccAnswer consignmentId={consignment.consignmentId} />
            ),
          ],
          ['Plan', planReason],
        ]}
      />
    </Panel>
  );
}

/** The last characters of a number; of a name not even those. */
function Masked({ last }: { readonly last: string }) {
  if (!/^[0-9A-Za-z]+$/.test(last)) return 'given, not shown';
  return <span className="mono">···· {last.slice(-4)}</span>;
}
