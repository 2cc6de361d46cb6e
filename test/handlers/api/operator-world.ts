import { declarationReader } from '../../../functions/adapters/customs/declaration-reader.ts';
import { nodeFingerprint } from '../../../functions/adapters/fingerprint/node-fingerprint.ts';
import { sealedIdentityVault } from '../../../functions/adapters/identity/sealed-identity-vault.ts';
import { deliveryTests } from '../../../functions/adapters/marketplaces/delivery-tests.ts';
import { orderReader } from '../../../functions/adapters/marketplaces/order-reader.ts';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type { Stage } from '../../../functions/domain/consignment/stages.ts';
import type { TaskOutcome } from '../../../functions/domain/consignment/task.ts';
import { after } from '../../../functions/domain/instant.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import { operatorApiHandler } from '../../../functions/handlers/api/operator-api.ts';
import { ordersApiHandler } from '../../../functions/handlers/api/orders-api.ts';
import type { DeliveryTests } from '../../../functions/ports/delivery-tests.ts';
import type { IdempotencyKeys } from '../../../functions/ports/idempotency-keys.ts';
import type { OrderReader } from '../../../functions/ports/inbound.ts';
import type { AskResult } from '../../../functions/ports/partners.ts';
import type { Services } from '../../../functions/ports/services.ts';
import { signDocumentsJob } from '../../../functions/handlers/jobs/sign-documents.ts';
import type { BatchHandler, HttpHandler } from '../../../functions/runtime/http-event.ts';
import { beginStage } from '../../../functions/usecases/begin-stage.ts';
import { withFacts } from '../../../functions/usecases/draft.ts';
import { recordNews } from '../../../functions/usecases/record-news.ts';
import { nodeKeyMaker } from '../../../functions/adapters/keys/node-key-maker.ts';
import { storedScreeningDesk } from '../../../functions/adapters/screening/stored-screening-desk.ts';
import { openDatabase } from '../../../local/sqlite/database.ts';
import { sqliteChannelPolls } from '../../../local/sqlite/channel-polls.ts';
import { sqliteEndpointStore } from '../../../local/sqlite/endpoint-store.ts';
import { sqliteDirectory } from '../../../local/sqlite/directory.ts';
import { sqliteDocumentStore } from '../../../local/sqlite/document-store.ts';
import { sqliteIdempotencyKeys } from '../../../local/sqlite/idempotency-keys.ts';
import { sqliteIdentityRecords } from '../../../local/sqlite/identity-records.ts';
import { sqliteLimitLedger } from '../../../local/sqlite/limit-ledger.ts';
import { sqliteLoadStore } from '../../../local/sqlite/load-store.ts';
import { sqliteOrderStore } from '../../../local/sqlite/order-store.ts';
import { sqliteSigningDesk } from '../../../local/sqlite/signing-desk.ts';
import { sqliteStockLedger } from '../../../local/sqlite/stock-ledger.ts';
import { localStockOffice } from '../../../local/stock-office.ts';
import { fakeEndpoints } from '../../support/world/fake-endpoints.ts';
import type { FakeEndpoints } from '../../support/world/fake-endpoints.ts';
import { standInSigner } from '../../support/world/stand-in-signing.ts';
import { loadPartners } from '../../support/world/load-partners.ts';
import { memorySecrets } from '../../support/world/memory-secrets.ts';
import type { PostedBody, ProblemBody } from './bodies.ts';
import { aCatalogueItem, aChannel, aMerchant, aWarehouse, partners } from './demo-directory.ts';
import { call } from './http-call.ts';
import type { Answer, Call } from './http-call.ts';
import { anOrderBody } from './order-bodies.ts';
import { definition } from './workflow-definition.ts';

export const STARTED_AT = '2026-11-23T02:00:00.000Z';

/** A host in memory: the real use cases and stores, partners that take every ask and never answer. */
export interface World {
  readonly services: Services & {
    readonly deliveryTests: DeliveryTests;
    readonly reader: OrderReader;
    readonly idempotencyKeys: IdempotencyKeys;
  };
  readonly handler: HttpHandler;
  readonly ordersHandler: HttpHandler;
  /** What the workflow was told, oldest first. */
  readonly resumed: TaskOutcome[];
  /** Endpoints: what they were sent, and how they answer. */
  readonly sent: FakeEndpoints;
  /** Business time passes. */
  readonly pass: (hours: number) => void;
  readonly get: <Body = ProblemBody>(path: string) => Promise<Answer<Body>>;
  readonly post: <Body = ProblemBody>(
    path: string,
    body: unknown,
    headers?: Call['headers'],
  ) => Promise<Answer<Body>>;
  /** Posts an order by a key of its own and gives back its consignment's id. */
  readonly anOrder: (overrides?: Parameters<typeof anOrderBody>[0]) => Promise<string>;
  readonly enter: (consignmentId: string, stage: Stage) => Promise<void>;
  readonly tell: (consignmentId: string, ...facts: ConsignmentFact[]) => Promise<void>;
  readonly consignment: (consignmentId: string) => Promise<Consignment>;
  readonly close: () => Promise<void>;
}

export async function aWorld(): Promise<World> {
  const db = openDatabase(':memory:');
  let now = STARTED_AT;
  const resumed: TaskOutcome[] = [];
  const asked = async (): Promise<AskResult> => ({ kind: 'asked' });
  const loads = loadPartners();
  const sent = fakeEndpoints();
  const sign: BatchHandler = (bodies) =>
    signDocumentsJob(services, (fault) => {
      throw fault;
    })(bodies);
  const secrets = memorySecrets();
  const services: World['services'] = {
    deliveryTests: deliveryTests({
      outbound: { send: () => Promise.reject(new Error('nobody is asked here')) },
      secrets,
      clock: { wall: () => now },
    }),
    clock: { now: () => now, wall: () => now, wallMilliseconds: (each) => each },
    orders: sqliteOrderStore(db),
    loads: sqliteLoadStore(db),
    ledger: sqliteStockLedger(db),
    office: localStockOffice(db, { announce: async () => ({ kind: 'asked' }) }),
    limits: sqliteLimitLedger(db),
    documents: sqliteDocumentStore(db),
    screening: storedScreeningDesk(sqliteDocumentStore(db), { wall: () => now }),
    directory: sqliteDirectory(db),
    vault: sealedIdentityVault({
      records: sqliteIdentityRecords(db),
      secrets: { get: async () => [Buffer.alloc(32, 7).toString('base64')] },
    }),
    turns: { take: (_name, work) => work() },
    fingerprint: nodeFingerprint,
    reader: orderReader,
    idempotencyKeys: sqliteIdempotencyKeys(db),
    queue: {
      // Only what is to be signed is worked, at once.
      send: async (queue, { body, delaySeconds }) => {
        if (queue === 'signing' && delaySeconds === undefined) await sign([body]);
      },
    },
    workflow: {
      start: async () => undefined,
      resume: async (_token, outcome) => void resumed.push(outcome),
    },
    declarationReader,
    writer: {
      render: ({ documents: [{ kind }] }) => `<CEB${kind}Message/>`,
      wrap: (_message, signed) => Buffer.from(signed),
    },
    signer: standInSigner(),
    signing: sqliteSigningDesk(db),
    warehouse: {
      ...loads.warehouse,
      requestFulfilment: asked,
      requestPick: asked,
      requestGateOut: asked,
      requestStop: asked,
      requestReturn: asked,
      requestTally: asked,
      query: asked,
      parcels: async () => [],
      stock: async () => [],
    },
    carrier: {
      ...loads.carrier,
      drawWaybill: asked,
      declareWaybill: asked,
      preAdvise: asked,
      voidWaybill: asked,
      query: asked,
    },
    paymentFirm: { paymentRecord: asked, declarePayment: asked },
    customs: {
      ...loads.customs,
      file: asked,
      requestGatePass: asked,
      query: asked,
      lists: async () => [],
      bookBalances: async () => [],
      querySummary: async () => [],
    },
    pccc: { lookUp: async () => ({ kind: 'matches' }) },
    marketplace: {
      tell: async () => ({ kind: 'told' }),
      paymentTransaction: async () => undefined,
    },
    polls: sqliteChannelPolls(db),
    endpoints: sqliteEndpointStore(db, () => now),
    webhooks: sent.webhooks,
    secrets,
    keys: nodeKeyMaker,
  };
  await furnish(services);
  const handler = operatorApiHandler(services, {
    workflow: { hash: 'cafe', definition },
    simulated: true,
    speed: 600,
  });
  const ordersHandler = ordersApiHandler(services);
  let orders = 0;

  const post: World['post'] = (path, body, headers) =>
    call(path.startsWith('/v1/orders') ? ordersHandler : handler, {
      method: 'POST',
      path,
      body,
      headers,
    });

  return {
    services,
    handler,
    ordersHandler,
    resumed,
    sent,
    pass: (hours) => {
      now = after(now, { hours });
    },
    get: (path) => call(handler, { method: 'GET', path }),
    post,
    anOrder: async (overrides = {}) => {
      orders += 1;
      const number = `SO-${String(orders)}`;
      const body = anOrderBody({
        channelOrderId: number,
        displayNumber: `#${number}`,
        ...overrides,
      });
      const answer = await post<PostedBody>('/v1/orders', body, {
        'idempotency-key': `key-${String(orders)}`,
      });
      const [consignmentId] = answer.json.consignmentIds;
      if (consignmentId === undefined) throw new Error(answer.text);
      return consignmentId;
    },
    enter: async (consignmentId, stage) => {
      const entered = `${now}.${stage}`;
      await beginStage(services, { stage, consignmentId, token: `token-${stage}`, entered });
    },
    tell: async (consignmentId, ...facts) => {
      await recordNews(services, consignmentId, (draft) => withFacts(draft, { facts }, now));
    },
    consignment: async (consignmentId) => {
      const found = await services.orders.consignment(consignmentId);
      if (found === undefined) throw new Error(`no ${consignmentId}`);
      return found;
    },
    close: () => db.close(),
  };
}

async function furnish({ directory, ledger }: Services): Promise<void> {
  await directory.putMerchant(aMerchant);
  await directory.putChannel(aChannel);
  await directory.putWarehouse(aWarehouse);
  await directory.putCatalogueItem(aCatalogueItem);
  for (const partner of partners) await directory.putPartner(partner);
  await ledger.move([
    {
      movementId: 'inbound-1',
      kind: 'receipt',
      accountBook: aWarehouse.accountBook ?? '',
      bookItem: '1007',
      unit: '140',
      quantity: units(100),
      at: STARTED_AT,
      cause: 'opening',
      voucher: 'voucher-1',
    },
  ]);
}
