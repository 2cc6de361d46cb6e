import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { TABLE_KEY } from '../../functions/runtime/contracts/tables.ts';
import type { IndexRow } from '../../functions/runtime/contracts/tables.ts';
import type { Stage } from '../stages.ts';

export interface SingleTableProps {
  readonly stage: Stage;
  readonly indexes: readonly IndexRow[];
  readonly stream?: StreamViewType;
}

const SORT_TYPES = { text: AttributeType.STRING, number: AttributeType.NUMBER } as const;

/** A table of many kinds of records, with the indexes of the contracts; it can be put back in time. */
export class SingleTable extends Table {
  readonly indexArns: readonly string[];

  constructor(scope: Construct, id: string, { stage, indexes, stream }: SingleTableProps) {
    super(scope, id, {
      partitionKey: { name: TABLE_KEY.partition, type: AttributeType.STRING },
      sortKey: { name: TABLE_KEY.sort, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_KEY.expires,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      deletionProtection: stage.keepsData,
      stream,
    });
    for (const { name, partitionKey, sortKey, carries } of indexes) {
      this.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey.name, type: SORT_TYPES[sortKey.type] },
        ...projectionOf(carries),
      });
    }
    this.indexArns = indexes.map(({ name }) => `${this.tableArn}/index/${name}`);
  }
}

function projectionOf(carries: IndexRow['carries']) {
  if (carries === 'all') return { projectionType: ProjectionType.ALL };
  if (carries.length === 0) return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...carries] };
}
