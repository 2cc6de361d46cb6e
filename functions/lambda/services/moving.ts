import { carrierClient } from '../../adapters/carriers/carrier-client.ts';
import { declarationWriter } from '../../adapters/customs/declaration-writer.ts';
import { customsClient } from '../../adapters/customs/gateway/customs-client.ts';
import { openIdentityRecords } from '../../adapters/dynamodb/identity-records.ts';
import { openStockLedger } from '../../adapters/dynamodb/stock-ledger.ts';
import { nodeFingerprint } from '../../adapters/fingerprint/node-fingerprint.ts';
import { partnerClient } from '../../adapters/http/partner-client.ts';
import { sealedIdentityVault } from '../../adapters/identity/sealed-identity-vault.ts';
import { paymentFirmClient } from '../../adapters/payment-firms/payment-firm-client.ts';
import { s3Client } from '../../adapters/s3/client.ts';
import { s3DocumentStore } from '../../adapters/s3/document-store.ts';
import { sqsClient } from '../../adapters/sqs/client.ts';
import { sqsQueue } from '../../adapters/sqs/queue.ts';
import { stepFunctionsClient } from '../../adapters/step-functions/client.ts';
import { stepFunctionsWorkflow } from '../../adapters/step-functions/workflow.ts';
import { warehouseClient } from '../../adapters/warehouses/warehouse-client.ts';
import type { Environment } from '../../runtime/environment.ts';
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
  const documents = environment.required('documentBucket');
  const stateMachine = environment.required('stateMachineArn');
  return {
    ...telling,
    vault,
    ledger: openStockLedger(dynamo, environment.required('stockTable')),
    documents: s3DocumentStore(s3Client(environment), documents),
    workflow: stepFunctionsWorkflow(stepFunctionsClient(environment), stateMachine),
    queue: sqsQueue(sqsClient(environment), { asks: environment.required('asksQueueUrl') }),
    fingerprint: nodeFingerprint,
    writer: declarationWriter(secrets, clock, EXCHANGE),
    warehouse: warehouseClient(partners),
    carrier: carrierClient({ partners, vault }),
    paymentFirm: paymentFirmClient(partners),
    customs: customsClient(partners),
  };
}
