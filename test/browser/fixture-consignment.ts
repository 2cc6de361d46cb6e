import { stageMeaning } from '../../functions/domain/consignment/stage-meanings.ts';
import { storyOf } from './fixture-story.ts';
import type { Step } from './fixture-story.ts';

/** What may befall a consignment of the fixture. */
export type Trouble =
  | 'payment-difference'
  | 'data-missing'
  | 'screening'
  | 'do-not-load'
  | 'needs-operator'
  | 'cancelled'
  | 'rejected';

/** A consignment of the fixture: how far its story has been told, and what is in the way. */
export interface FixtureConsignment {
  readonly index: number;
  readonly direction: 'import' | 'export';
  readonly plannedAt: number;
  /** How many steps of its story have happened. */
  told: number;
  trouble?: Trouble;
  /** Counts commands, so that the version grows with them. */
  commands: { readonly text: string; readonly by: string; readonly at: string }[];
}

const MINUTE = 60_000;
const STAGES = ['dispatch', 'declare', 'hand-off', 'confirm'] as const;
const STATES = ['Dispatch', 'Declare', 'Hand off', 'Confirm delivery'];
const STATUSES: Readonly<Record<string, string>> = {
  dispatch: 'dispatching',
  declare: 'declaring',
  'hand-off': 'handing-off',
  confirm: 'in-transit',
  end: 'delivered',
};

const HOLDS = {
  'payment-difference': {
    reason: 'payment-difference',
    title: 'Order and payment do not agree: correct the amounts or name the right payment.',
    message:
      'Amount of order and payment: 311.acturalPaid 253.06 CNY but 411.amountPaid 243.06 CNY.',
    fields: [
      {
        field: 'payment.transactionId',
        title: 'Transaction number of the payment firm',
        sensitive: false,
        current: 'LP-2026112300417',
      },
      {
        field: 'totals.discount',
        title: 'Discount of the order',
        sensitive: false,
        current: '0.00',
      },
      {
        field: 'totals.freight',
        title: 'Freight of the order',
        sensitive: false,
        current: '10.00',
      },
    ],
  },
  'data-missing': {
    reason: 'data-missing',
    title: 'A field that the trade mode needs is missing or wrong: fill it in.',
    message:
      'Missing: HS code (ten digits) (lines.1.hsCode), Personal customs code of the consignee (consignee.personalCustomsCode).',
    fields: [
      { field: 'lines.1.hsCode', title: 'HS code (ten digits)', sensitive: false },
      {
        field: 'consignee.personalCustomsCode',
        title: 'Personal customs code of the consignee',
        sensitive: true,
      },
    ],
  },
  screening: {
    reason: 'screening-hold',
    title: 'Screening found something that somebody must look at: clear it, or cancel.',
    message: 'shipTo.name is near a party on the list.',
    fields: [{ field: 'shipTo.name', title: 'Consignee', sensitive: false, current: 'K＊' }],
  },
  'do-not-load': {
    reason: 'do-not-load',
    title: 'The carrier must not load the parcel: cancel it, or ask again once they may.',
    message: 'The carrier must not load it: security.',
    fields: [],
  },
} as const;

const HELD = ['payment-difference', 'data-missing', 'screening', 'do-not-load'] as const;

/** A moment of the consignment's story. */
function at(consignment: FixtureConsignment, minute: number): string {
  return new Date(consignment.plannedAt + minute * MINUTE).toISOString();
}

export function idOf({ index }: FixtureConsignment): string {
  return `O7F3K9M2QX${String(1000 + index)}-01`;
}

export function happened(consignment: FixtureConsignment): readonly Step[] {
  return storyOf(consignment.direction).slice(0, consignment.told);
}

function lastStep(consignment: FixtureConsignment): Step {
  const step = happened(consignment).at(-1);
  if (step === undefined) throw new Error('a consignment of the fixture has at least been planned');
  return step;
}

function holdOf(consignment: FixtureConsignment) {
  const { trouble } = consignment;
  const held = HELD.find((each) => each === trouble);
  if (held === undefined) return undefined;
  const { minute, stage } = lastStep(consignment);
  return { ...HOLDS[held], stage, since: at(consignment, minute + 1) };
}

export function statusOf(consignment: FixtureConsignment): string {
  if (holdOf(consignment) !== undefined) return 'held';
  if (consignment.trouble === 'needs-operator') return 'needs-operator';
  if (consignment.trouble === 'rejected') return 'unwinding';
  if (consignment.trouble === 'cancelled') return 'cancelled';
  return STATUSES[lastStep(consignment).stage] ?? 'accepted';
}

export function versionOf({ told, commands, trouble }: FixtureConsignment): number {
  return told + 2 * commands.length + (trouble === undefined ? 0 : 1);
}

const OVERDUE =
  'Hand off was not done within 12 hours: the warehouse never said that it packed the parcel.';

function decisionOf(consignment: FixtureConsignment) {
  if (consignment.trouble !== 'needs-operator') return undefined;
  const { minute } = lastStep(consignment);
  return { reason: 'decision-needed', message: OVERDUE, since: at(consignment, minute + 2) };
}

/** A row of a listing. */
export function summaryOf(consignment: FixtureConsignment) {
  const { index, direction, told, commands } = consignment;
  const { stage, minute } = lastStep(consignment);
  const hold = holdOf(consignment);
  const isImport = direction === 'import';
  return {
    consignmentId: idOf(consignment),
    orderId: idOf(consignment).slice(0, -3),
    orderNumber: isImport
      ? `HM-20261123-${String(4100 + index)}`
      : String(6_012_345_000_000 + index),
    displayNumber: isImport ? `HM-${String(4100 + index)}` : `#${String(1000 + index)}`,
    channelId: isImport ? 'demo-market' : 'demo-shop',
    mode: isImport ? 'bonded-import' : 'special-area-export',
    modeTitle: isImport ? 'Bonded import' : 'Special-area export',
    status: statusOf(consignment),
    stage: stage === 'end' ? undefined : stage,
    warehouseId: isImport ? 'xiamen-import' : 'xiamen-export',
    country: isImport ? 'CN' : 'KR',
    waybillNumber: told > 3 ? `LP${String(10_000_000 + index * 7919)}6CN` : undefined,
    createdAt: at(consignment, 0),
    updatedAt: commands.at(-1)?.at ?? at(consignment, minute),
    hold:
      hold === undefined
        ? decisionOf(consignment)
        : { reason: hold.reason, message: hold.message, since: hold.since },
  };
}

function statesOf(consignment: FixtureConsignment) {
  const mode = consignment.direction === 'import' ? 'bonded-import' : 'special-area-export';
  const { stage, minute } = lastStep(consignment);
  const reached = stage === 'end' ? STAGES.length : STAGES.findIndex((each) => each === stage);
  const entered = (name: string) =>
    happened(consignment).find((step) => step.stage === name)?.minute;
  const broken = consignment.trouble === 'needs-operator' || consignment.trouble === 'rejected';
  const withdrawn = consignment.trouble === 'cancelled';
  const path = STATES.map((name, index) => {
    const enteredAt = entered(STAGES[index] ?? '');
    const leftAt = entered(STAGES[index + 1] ?? 'end');
    const stuck = holdOf(consignment) === undefined ? 'current' : 'waiting';
    const here = broken || withdrawn ? 'failed' : stuck;
    const of = STAGES[index];
    return {
      name,
      meaning: of && stageMeaning(mode, of),
      status: index < reached ? 'done' : index === reached ? here : 'ahead',
      visits: index <= reached ? 1 : 0,
      enteredAt: enteredAt === undefined ? undefined : at(consignment, enteredAt),
      leftAt: leftAt === undefined ? undefined : at(consignment, leftAt),
    };
  });
  const beside = (name: string, status: string) => ({
    name,
    status,
    visits: status === 'ahead' ? 0 : 1,
    enteredAt: status === 'ahead' ? undefined : at(consignment, minute + 2),
  });
  return [
    ...path,
    beside('Delivered', stage === 'end' ? 'done' : 'ahead'),
    beside('Unwind', withdrawn ? 'done' : consignment.trouble === 'rejected' ? 'current' : 'ahead'),
    beside('Needs operator', consignment.trouble === 'needs-operator' ? 'waiting' : 'ahead'),
    beside('Cancelled', withdrawn ? 'done' : 'ahead'),
    beside('Returned', 'ahead'),
    beside('Written off', 'ahead'),
  ];
}

type Receipts = { status: string; meaning: string; at: string; info: string }[];

function documentsOf(consignment: FixtureConsignment) {
  const { direction, told, trouble } = consignment;
  const id = idOf(consignment);
  const accepted = (minute: number): Receipts => [
    {
      status: '2',
      meaning: 'being declared by the e-port',
      at: at(consignment, minute - 1),
      info: '',
    },
    {
      status: '120',
      meaning: 'accepted into the customs database',
      at: at(consignment, minute),
      info: '',
    },
  ];
  const listReceipts: Receipts = [
    ...(told > 10 ? accepted(21) : []),
    ...(told > 11
      ? [
          {
            status: '800',
            meaning: 'released',
            at: at(consignment, 74),
            info: '[Code:2600;Desc:放行]',
          },
        ]
      : []),
    ...(trouble === 'rejected'
      ? [
          {
            status: '-621018',
            meaning: 'over the buyer’s annual limit',
            at: at(consignment, 24),
            info: '[Code:-621018;Desc:超出个人年度交易限值]',
          },
        ]
      : []),
  ];
  const row = (
    [kind, title, chineseTitle, filedBy]: readonly string[],
    entrustedToUs: boolean,
    state: string,
    filedAt: number | undefined,
    receipts: Receipts,
  ) => ({
    kind,
    title,
    chineseTitle,
    filedBy,
    entrustedToUs,
    version: filedAt === undefined ? undefined : 1,
    state,
    filedAt: filedAt === undefined ? undefined : at(consignment, filedAt),
    since: state === 'waiting' || state === 'filed' ? at(consignment, filedAt ?? 6) : undefined,
    receipts,
    files: [
      ...(entrustedToUs && filedAt !== undefined
        ? [
            {
              key: `${id}.${kind}.1`,
              message: kind,
              version: 1,
              party: filedBy,
              at: at(consignment, filedAt),
              hash: 'a3'.repeat(32),
            },
          ]
        : []),
    ],
  });
  const due = told > 5;
  const state = (done: boolean, ours: boolean) =>
    !due ? 'not due' : done ? 'accepted' : ours ? 'filed' : 'waiting';
  const listState =
    trouble === 'rejected'
      ? 'rejected'
      : told > 11
        ? 'released'
        : told > 10
          ? 'accepted'
          : told > 9
            ? 'filed'
            : 'not due';
  const filedAt = due ? 6 : undefined;
  const listFiledAt = told > 9 ? 15 : undefined;
  return direction === 'import'
    ? [
        row(
          ['311', 'Import order', '进口订单', 'platform'],
          true,
          state(told > 6, true),
          filedAt,
          told > 6 ? accepted(9) : [],
        ),
        row(
          ['411', 'Payment voucher', '支付凭证', 'payment firm'],
          false,
          state(told > 6, false),
          filedAt,
          told > 6 ? accepted(11) : [],
        ),
        row(
          ['511', 'Import waybill', '进口运单', 'logistics firm'],
          false,
          state(told > 7, false),
          filedAt,
          told > 7 ? accepted(14) : [],
        ),
        row(
          ['621', 'Import list', '进口清单', 'merchant'],
          true,
          listState,
          listFiledAt,
          listReceipts,
        ),
      ]
    : [
        row(
          ['303', 'Export order', '出口订单', 'merchant'],
          true,
          state(told > 6, true),
          filedAt,
          told > 6 ? accepted(9) : [],
        ),
        row(
          ['505', 'Export waybill', '出口运单', 'logistics firm'],
          false,
          state(told > 7, false),
          filedAt,
          told > 7 ? accepted(14) : [],
        ),
        row(
          ['603', 'Export list', '出口清单', 'merchant'],
          true,
          listState,
          listFiledAt,
          listReceipts,
        ),
      ];
}

function matchOf(consignment: FixtureConsignment) {
  if (consignment.told < 9) return [];
  const { orderNumber, waybillNumber = '' } = summaryOf(consignment);
  const differs = consignment.trouble === 'payment-difference';
  const rule = (
    number: string,
    title: string,
    field: string,
    [left, right]: readonly [string, string],
    ok = true,
  ) => ({ rule: number, title, ok, field, left, right });
  const order = rule('1', 'Order number of order and waybill', 'orderNo', [
    `311.orderNo ${orderNumber}`,
    `511.orderNo ${orderNumber}`,
  ]);
  const amount = rule(
    '2',
    'Amount of order and payment',
    'acturalPaid',
    ['311.acturalPaid 253.06 CNY', `411.amountPaid ${differs ? '243.06' : '253.06'} CNY`],
    !differs,
  );
  const consignee = rule('4', 'Consignee of order and waybill', 'consignee', [
    '311.consignee',
    '511.consignee agrees',
  ]);
  const waybill = rule('5', 'Waybill number of list and waybill', 'logisticsNo', [
    `621.logisticsNo ${waybillNumber}`,
    `511.logisticsNo ${waybillNumber}`,
  ]);
  return consignment.direction === 'import' ? [order, amount, consignee, waybill] : [waybill];
}

function taskOf(consignment: FixtureConsignment) {
  const { stage, minute } = lastStep(consignment);
  if (stage === 'end' || consignment.trouble === 'cancelled') return undefined;
  const asked: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    dispatch: [
      ['fulfilment', 'warehouse'],
      ['waybill', 'carrier'],
    ],
    declare:
      consignment.told > 9
        ? [[`document-${consignment.direction === 'import' ? '621' : '603'}`, 'customs']]
        : [[`document-${consignment.direction === 'import' ? '411' : '505'}`, 'payment firm']],
    'hand-off': [['pick', 'warehouse']],
    confirm: [['proof-of-delivery', 'carrier']],
  };
  const waits = consignment.trouble === 'needs-operator' || holdOf(consignment) !== undefined;
  return {
    stage: consignment.trouble === 'needs-operator' ? 'needs-operator' : stage,
    visit: 1,
    status: 'waiting',
    deadline: at(consignment, minute + 720),
    asks: waits
      ? []
      : (asked[stage] ?? []).map(([name, party]) => ({
          name,
          party,
          attempts: name.startsWith('document') ? 2 : 1,
          askedAt: at(consignment, minute),
          againAt: at(consignment, minute + 30),
        })),
  };
}

function actionsOf(consignment: FixtureConsignment): readonly string[] {
  if (consignment.trouble === 'screening') return ['clear', 'fix', 'cancel'];
  if (holdOf(consignment) !== undefined) return ['fix', 'cancel'];
  if (consignment.trouble === 'needs-operator') return ['resume', 'unwind'];
  if (consignment.trouble !== undefined) return [];
  return consignment.told < 17 ? ['cancel'] : [];
}

function linesOf(consignment: FixtureConsignment) {
  const missing = consignment.trouble === 'data-missing';
  return consignment.direction === 'import'
    ? [
        {
          lineId: '1',
          sku: 'SKIN-SERUM-30',
          name: 'Vitamin serum 30 ml',
          quantity: 2,
          price: '89.00',
          total: '178.00',
          hsCode: '3304990039',
          origin: 'FR',
          bookItem: '000012',
        },
        {
          lineId: '2',
          sku: 'OLIVE-OIL-500',
          name: 'Olive oil 500 ml',
          quantity: 1,
          price: '42.00',
          total: '42.00',
          hsCode: '1509200000',
          origin: 'ES',
          bookItem: '000031',
        },
      ]
    : [
        {
          lineId: '1',
          sku: 'TEE-COTTON',
          name: 'Cotton T-shirt, white',
          quantity: 3,
          price: '9.90',
          total: '29.70',
          hsCode: missing ? undefined : '6109100010',
          origin: 'CN',
          bookItem: '000107',
        },
      ];
}

/** What `GET /v1/consignments/{id}` answers. */
export function detailOf(consignment: FixtureConsignment) {
  const { told, direction, trouble, commands } = consignment;
  const steps = happened(consignment);
  const isImport = direction === 'import';
  const hold = holdOf(consignment);
  const lines = linesOf(consignment);
  const summary = summaryOf(consignment);
  const own = hold && {
    version: told + 1,
    at: hold.since,
    type: 'held',
    text: `Held: ${hold.message}`,
  };
  return {
    ...summary,
    version: versionOf(consignment),
    parcels:
      consignment.index === 12
        ? [idOf(consignment), idOf(consignment).replace(/-01$/, '-02')]
        : [idOf(consignment)],
    planReason: isImport
      ? 'Sold by a platform to a buyer in China, all lines in account book T3714W000046.'
      : 'Sold from China to Korea, all lines in account book T3714W000052.',
    shipTo: {
      name: isImport ? '王*' : 'K** M**',
      city: isImport ? '杭州' : 'Seoul',
      country: summary.country,
    },
    identity: isImport
      ? {
          buyerIdNumber: '002X',
          buyerTelephone: '5521',
          payerName: '＊',
          payerIdNumber: '002X',
          consigneeTelephone: '5521',
        }
      : {
          consigneeTelephone: '8830',
          ...(trouble === 'data-missing' ? {} : { personalCustomsCode: '7712' }),
        },
    totals: isImport
      ? {
          goods: '220.00',
          freight: '10.00',
          insurance: '0.00',
          tax: '23.06',
          discount: '0.00',
          paid: '253.06',
          currency: 'CNY',
        }
      : {
          goods: '29.70',
          freight: '5.00',
          insurance: '0.00',
          tax: '0.00',
          discount: '2.00',
          paid: '32.70',
          currency: 'USD',
        },
    lines,
    states: statesOf(consignment),
    timeline: [
      ...steps.map((step, index) => ({
        version: index + 1,
        at: at(consignment, step.minute),
        type: step.type,
        text: step.text,
      })),
      ...(own === undefined ? [] : [own]),
      ...commands.map((command, index) => ({
        ...command,
        version: told + 2 + index,
        type: 'fixed',
      })),
    ],
    documents: documentsOf(consignment),
    match: matchOf(consignment),
    bookPostings:
      told > 12
        ? lines.map(({ lineId, bookItem, quantity }, index) => ({
            lineId,
            accountBook: isImport ? 'T3714W000046' : 'T3714W000052',
            bookItem,
            unit: '011',
            quantity: String(quantity),
            before: String(1200 - index * 40),
            after: String(1200 - index * 40 - quantity),
          }))
        : [],
    clocks: {
      listHours: told > 11 ? 53 / 60 : undefined,
      dwellHours: told > 16 ? 1.75 : undefined,
      simulated: true,
    },
    tracking: [
      { step: 17, code: 'EMA', status: 'HANDED_TO_CARRIER', minute: 205, place: 'Xiamen' },
      { step: 19, code: 'EMG', status: 'AT_DELIVERY_OFFICE', minute: 1630, place: 'Hangzhou' },
      { step: 20, code: 'EDG', status: 'OUT_FOR_DELIVERY', minute: 1940, place: 'Hangzhou' },
      { step: 21, code: 'EMI', status: 'DELIVERED', minute: 2105, place: 'Hangzhou' },
    ]
      .filter(({ step }) => told > step)
      .map(({ code, status, minute, place }) => ({
        code,
        status,
        at: at(consignment, minute),
        place,
      })),
    legs:
      summary.waybillNumber === undefined
        ? []
        : [
            {
              carrierId: 'china-post',
              waybillNumber: summary.waybillNumber,
              declared: true,
              public: true,
            },
          ],
    load: {
      loadId: `L${idOf(consignment).slice(1, -3)}`,
      status: told > 16 ? 'gated-out' : told > 15 ? 'closed' : 'open',
      gatePassNumber:
        told > 15 ? `GP3702261123${String(consignment.index).padStart(5, '0')}` : undefined,
    },
    task: taskOf(consignment),
    hold,
    screening:
      trouble === 'screening'
        ? {
            hits: [
              {
                hitId: 'h1',
                tier: 'hold',
                field: 'shipTo.name',
                message: HOLDS.screening.message,
                cleared: false,
              },
            ],
            scopes: ['consignment', 'buyer'],
          }
        : undefined,
    actions: actionsOf(consignment),
    cancel:
      trouble === 'cancelled'
        ? {
            requestedAt: at(consignment, 12),
            reason: 'buyer changed their mind',
            answer: 'accepted',
          }
        : undefined,
    refusal:
      trouble === 'rejected'
        ? {
            code: '-621018',
            message: 'customs refused for good: over the buyer’s annual limit',
            at: at(consignment, 24),
          }
        : trouble === 'needs-operator'
          ? {
              code: 'DeadlineExceeded',
              message: OVERDUE,
              at: at(consignment, lastStep(consignment).minute + 2),
            }
          : undefined,
  };
}
