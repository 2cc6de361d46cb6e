import { expect, test } from '@jest/globals';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import { buildDocument } from '../../../functions/domain/customs/documents/build-document.ts';
import { ownPart } from '../../../functions/usecases/views/own-part.ts';
import { anIdentity, anImportConsignment } from '../../support/consignment-builder.ts';

const GUIDS = ['0E5F3C2A-6B7D-4A1C-9E8F-001122334455', '0E5F3C2A-6B7D-4A1C-9E8F-001122334466'];
const documents = GUIDS.map((guid, index) =>
  buildDocument('621', {
    consignment: { ...anImportConsignment(), consignmentId: `O-${String(index)}` },
    identity: anIdentity(),
    guid,
    appTime: '20261123100000',
  }),
);
const transfer = { copCode: '1', copName: 'x', dxpId: 'D', guid: GUIDS[0] ?? '' };

test('of a message that several share, one parcel sees its own document', () => {
  const shown = ownPart(renderMessage(documents, transfer), '621', GUIDS[1] ?? '');
  expect(shown).toContain('<ceb:copNo>O-1</ceb:copNo>');
  expect(shown).not.toContain('O-0');
  expect(shown).toContain('<!-- and 1 of other parcels -->');
  expect(shown.match(/<ceb:Inventory>/g)).toHaveLength(1);
});

test('a message of one document stays as it is', () => {
  const xml = renderMessage(documents.slice(0, 1), transfer);
  expect(ownPart(xml, '621', GUIDS[0] ?? '')).toBe(xml);
});
