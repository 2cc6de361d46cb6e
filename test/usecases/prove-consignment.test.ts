import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { declarationWriter } from '../../functions/adapters/customs/declaration-writer.ts';
import { signMessage } from '../../functions/adapters/customs/sign/sign-message.ts';
import type { CebReceipt } from '../../functions/domain/customs/ceb-receipt.ts';
import { applyAnswer } from '../../functions/usecases/apply-answer.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { proveConsignment } from '../../functions/usecases/prove-consignment.ts';
import { aReceiptEnvelope } from '../support/receipt-envelope.ts';
import { aSigningIdentity } from '../support/signing-identity.ts';
import { ACCEPTED_BY_WAREHOUSE, IMPORT_ACCEPTED, receipt } from '../support/world/facts.ts';
import { accepted, aWorld, consignmentOf, settle, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';

const IDENTITY = aSigningIdentity();
const ADDRESSES = { own: 'OWN', customs: 'CUSTOMS' };

let world: World;
beforeEach(async () => {
  world = await aSigningWorld();
});
afterEach(() => world.close());

/** What it files can be read again, signature and all. */
async function aSigningWorld(): Promise<World> {
  const plain = await aWorld();
  const services = {
    ...plain.services,
    writer: declarationWriter(plain.clock, ADDRESSES),
    signer: {
      perMinute: 250,
      holderOf: async (declarant: string) => declarant,
      sign: async (_declarant: string, message: string) =>
        ({ kind: 'signed', message: signMessage(message, IDENTITY) }) as const,
    },
  };
  return { ...plain, services };
}

async function filed(): Promise<string> {
  const id = await accepted(world);
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
  return id;
}

const prove = async (id: string) => {
  const proof = await proveConsignment(world.services, id);
  const failed = proof?.messages.flatMap(({ message, checks }) =>
    checks.filter(({ ok }) => !ok).map(({ check, detail }) => `${message} ${check}: ${detail}`),
  );
  return { holds: proof?.holds, failed, messages: proof?.messages.map(({ message }) => message) };
};

/** A receipt of the list, as customs sends it. */
async function answered(id: string, keys: CebReceipt['keys']): Promise<void> {
  const at = '2026-11-23T10:00:00.000Z';
  const body = aReceiptEnvelope('622', { keys, status: '120', at });
  const { customsId } = await consignmentOf(world, id);
  const fact = { ...receipt('621', '120', at), listNumber: undefined };
  await applyAnswer(world.services, customsId, {
    messageId: 'm',
    about: { consignmentId: id },
    facts: [fact],
    kept: { message: '622', body },
  });
}

/** Replaces the stored bytes of a message. */
async function tampered(id: string, message: string, change: (text: string) => string) {
  const { orders, documents } = world.services;
  const record = (await orders.documents(id)).find((each) => each.message === message);
  const stored = await documents.get(record?.key ?? '');
  const text = change(Buffer.from(stored ?? []).toString('utf8'));
  await documents.put(record?.key ?? '', Buffer.from(text), 'application/xml');
}

describe('proof of a consignment', () => {
  test('what was declared was sent, and customs answered to it', async () => {
    const id = await filed();
    await answered(id, { copNo: id, ebcCode: 'x' });
    expect((await prove(id)).failed).toEqual(['622 sent = echoed: names another ebcCode']);
    const other = await filedAnew();
    await answered(other, { copNo: other });
    expect(await prove(other)).toEqual({
      holds: true,
      failed: [],
      messages: ['311', '621', '622'],
    });
  });

  test('both versions of an amended order and its list, each as the consignment stood then', async () => {
    const id = await filed();
    await told(world, id, receipt('621', '100'));
    const fix = { field: 'lines.1.declaredName', value: '面霜' };
    expect(await fixHold(world.services, id, [fix], 'ann')).toMatchObject({ kind: 'fixed' });
    await settle(world);
    await told(world, id, receipt('311', '120', '2026-11-23T04:00:00.000Z'));
    const messages = ['311', '311', '621', '621'];
    expect(await prove(id)).toEqual({ holds: true, failed: [], messages });
    const times = (await world.services.orders.events(id)).flatMap((event) =>
      event.type === 'document-filed' && event.kind === '621' ? [event.appTime ?? ''] : [],
    );
    // The clock stood still in between.
    expect(times).toEqual(['20261123100000', '20261123100001']);
  });

  test('bytes that were changed, or are gone', async () => {
    const id = await filed();
    await tampered(id, '621', (text) => text.replace('CUSTOMS', 'ELSEWHERE'));
    await tampered(id, '311', () => '');
    expect((await prove(id)).failed).toEqual([
      '311 stored: its bytes are not those that were recorded',
      '621 stored: its bytes are not those that were recorded',
    ]);
  });

  test('bytes that were never what the consignment says: the elements that differ are named', async () => {
    const { services } = world;
    const honest = services.writer;
    world = {
      ...world,
      services: {
        ...services,
        writer: {
          ...honest,
          render: (message) => {
            const [document] = message.documents;
            return document.kind === '311'
              ? honest.render({
                  ...message,
                  documents: [{ ...document, head: { ...document.head, freight: '0', note: 'x' } }],
                })
              : honest.render(message);
          },
        },
      },
    };
    const id = await filed();
    expect((await prove(id)).failed).toEqual(['311 declared = sent: differs in freight, note']);
  });

  test('a signature that does not verify', async () => {
    const id = await filed();
    const { declarationReader } = world.services;
    const proof = await proveConsignment(
      {
        ...world.services,
        declarationReader: {
          ...declarationReader,
          sent: (bytes) => {
            const read = declarationReader.sent(bytes);
            const signature = { ok: false, code: 'x', message: 'does not match' } as const;
            return read.ok ? { ok: true, value: { ...read.value, signature } } : read;
          },
        },
      },
      id,
    );
    expect(proof?.holds).toBe(false);
  });

  test('nothing of a consignment that is not there', async () => {
    expect(await proveConsignment(world.services, 'nobody')).toBeUndefined();
  });
});

async function filedAnew(): Promise<string> {
  await world.close();
  world = await aSigningWorld();
  return filed();
}
