import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { Alarms } from '../constructs/runbook-alarm.ts';
import { secretPrefix } from '../constructs/service-function.ts';
import { SingleTable } from '../constructs/single-table.ts';
import type { Stage } from '../stages.ts';

export interface DataStackProps {
  readonly stage: Stage;
}

/** What must not be lost: tables and documents; and the topic that alarms go to. */
export class DataStack extends Stack {
  readonly orders: SingleTable;
  readonly stock: SingleTable;
  readonly documents: Bucket;
  /** For other stacks, under the name that it is exported by. */
  readonly documentsArn: string;
  readonly alarms: Alarms;

  constructor(scope: Construct, id: string, { stage }: DataStackProps) {
    super(scope, id, { terminationProtection: stage.keepsData });
    // The feed needs both images: what happened, and which status a consignment left.
    const stream = StreamViewType.NEW_AND_OLD_IMAGES;
    this.orders = new SingleTable(this, 'Orders', { stage, indexes: TABLES.orders, stream });
    this.stock = new SingleTable(this, 'Stock', { stage, indexes: TABLES.stock });
    this.documents = this.documentBucket(stage);
    this.documentsArn = this.exportValue(this.documents.bucketArn);
    this.alarms = { stage, topic: new Topic(this, 'Alarms', { enforceSSL: true }) };
    new CfnOutput(this, 'OrdersTable', { value: this.orders.tableName });
    new CfnOutput(this, 'StockTable', { value: this.stock.tableName });
    new CfnOutput(this, 'DocumentBucket', { value: this.documents.bucketName });
    new CfnOutput(this, 'SecretPrefix', { value: secretPrefix(stage) });
    new CfnOutput(this, 'AlarmTopic', { value: this.alarms.topic.topicArn });
  }

  private documentBucket({ keepsData }: Stage): Bucket {
    const common = {
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    };
    const accessLog = new Bucket(this, 'Access log', common);
    acknowledge(accessLog, {
      'AwsSolutions-S1': 'This bucket takes the access log of the documents: it would log itself.',
    });
    const serverAccessLogsBucket = accessLog;
    return new Bucket(this, 'Documents', { ...common, versioned: true, serverAccessLogsBucket });
  }
}
