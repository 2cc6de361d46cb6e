import { useQuery } from '@tanstack/react-query';
import { pcccQuery } from '../../api/pccc.ts';

/** What the Korea Customs Service says of the code; nothing waits for it. */
export function PcccAnswer({ consignmentId }: { readonly consignmentId: string }) {
  const { data } = useQuery(pcccQuery(consignmentId));
  switch (data?.kind) {
    case 'matches':
      return 'belongs to the consignee';
    case 'differs':
      return `does not: ${(data.reasons ?? []).join(', ')}`;
    default:
      return 'no answer yet';
  }
}
