import type { Transfer } from '../../functions/adapters/customs/messages/render-message.ts';
import { GUID } from './declaration-inputs.ts';

/** Who transmits, in tests. */
export function aTransfer(): Transfer {
  return {
    copCode: '3301980001',
    copName: '示例报关有限公司 & Co',
    dxpId: 'DXPENT0000458763',
    guid: GUID,
  };
}
