import { carrierClient } from '../../adapters/carriers/carrier-client.ts';
import { declarationWriter } from '../../adapters/customs/declaration-writer.ts';
import { customsClient } from '../../adapters/customs/gateway/customs-client.ts';
import { openIdentityRecords } from '../../adapters/dynamodb/identity-records.ts';
import { openLimitLedger } from '../../adapters/dynamodb/limit-ledger.ts';
import { openLoadStore } from '../../adapters/dynamodb/load-store.ts';
import { openSigningDesk } from '../../adapters/dynamodb/signing-desk.ts';
import { openStockLedger } from '../../adapters/dynamodb/stock-ledger.ts';
import { openStockOffice } from '../../adapters/dynamodb/stock-office.ts';
import { inboundPartners } from '../../adapters/inbounds/inbound-client.ts';
import { documentSigner } from '../../adapters/customs/sign/document-signer.ts';
import { partnerClient } from '../../adapters/http/partner-client.ts';
import { sealedIdentityVault } from '../../adapters/identity/sealed-identity-vault.ts';
import { unipassRegistry } from '../../adapters/pccc/unipass-registry.ts';
import { paymentFirmClient } from '../../adapters/payment-firms/payment-firm-client.ts';
import { storedScreeningDesk } from '../../adapters/screening/stored-screening-desk.ts';
import { sqsClient } from '../../adapters/sqs/client.ts';
import { sqsQueue } from '../../adapters/sqs/queue.ts';
import { stepFunctionsClient } from '../../adapters/step-functions/client.ts';
import { stepFunctionsWorkflow } from '../../adapters/step-functions/workflow.ts';
import { turnsInProcess } from '../../adapters/turns/turns-in-process.ts';
import { warehouseClient } from '../../adapters/warehouses/warehouse-client.ts';
import { SIGNATURES_PER_MINUTE } from '../../runtime/contracts/queues.ts';
import type { Environment } from '../../runtime/environment.ts';
import { documentsIn } from './documents.ts';
import { tellingServices } from './telling.ts';

/** Address of this installation and of customs in the e-port's exchange, at most 16 characters. */
const EXCHANGE = { own: 'DXPENT0000026101', customs: 'DXPCUSTOMS000001' };

/** All ports, for whatever moves consignments: any move may ask any partner next. */
export function movingServices(environment: Environment) {
  const telling = tellingServices(environment);
  const { clock, secrets, directory, outbound, dynamo } = telling;
  const partners = partnerClient({ outbound, directory, secrets, clock });
  const records = openIdentityRecords(dynamo, environment.required('ordersTable'));
  const vault = sealedIdentityVault({ records, secrets });
  const documents = documentsIn(environment);
  const stateMachine = environment.required('stateMachineArn');
  return {
    ...telling,
    vault,
    loads: openLoadStore(dynamo, environment.required('ordersTable')),
    ledger: openStockLedger(dynamo, environment.required('stockTable')),
    office: {
      ...openStockOffice(dynamo, tablesOf(environment)),
      partners: inboundPartners(partners),
    },
    limits: openLimitLedger(dynamo, environment.required('stockTable')),
    documents,
    screening: storedScreeningDesk(documents, clock),
    workflow: stepFunctionsWorkflow(stepFunctionsClient(environment), stateMachine),
    queue: sqsQueue(sqsClient(environment), {
      asks: environment.required('asksQueueUrl'),
      signing: environment.required('signingQueueUrl'),
      loads: environment.required('loadsQueueUrl'),
      // Only who works deliveries queues one again, and only those who take orders in owe a channel
      // anything that the feed does not tell it.
      orders: environment.optional('ordersQueueUrl'),
      notices: environment.optional('noticesQueueUrl'),
    }),
    turns: turnsInProcess(),
    writer: declarationWriter(clock, EXCHANGE),
    signer: documentSigner({ partners, secrets, clock, perMinute: perMinuteOf(environment) }),
    signing: openSigningDesk(dynamo, environment.required('ordersTable')),
    warehouse: warehouseClient(partners),
    carrier: carrierClient({ partners, vault }),
    paymentFirm: paymentFirmClient(partners),
    customs: customsClient(partners),
    pccc: unipassRegistry({ outbound, directory, secrets, clock }),
  };
}

function perMinuteOf(environment: Environment): number {
  const set = Number(environment.optional('signaturesPerMinute') ?? SIGNATURES_PER_MINUTE);
  if (set >= 1) return set;
  throw new Error('signaturesPerMinute is no number from 1');
}

function tablesOf(environment: Environment) {
  return { orders: environment.required('ordersTable'), stock: environment.required('stockTable') };
}
