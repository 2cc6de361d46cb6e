import { signAws } from '../../../functions/sandbox/store/aws-signature.ts';
import { channelExample } from '../channel-orders.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const { channelId, order } = channelExample('amazon');
const orderId = (number: number) => `302-${String(number)}-8901234`;

/** Amazon: notifications lie in a queue, which is asked for them; an order that Amazon cancelled is told no more of. */
export const amazon: ChannelUnderTest = {
  marketplace: 'amazon',
  order: (number) => ({ ...order, orderId: orderId(number) }),
  orderNumber: orderId,
  told: { delivered: ['update shipmentConfirmation'], cancelled: [] },
  secret: `channels/${channelId}/queue-key`,
  late: (number, [key = ''], { sandboxUrl }) => {
    const { origin, host } = new URL(sandboxUrl);
    const body = JSON.stringify({
      QueueUrl: `${origin}/queue/${channelId}`,
      MessageBody: JSON.stringify(pending(number)),
    });
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SendMessage',
    };
    const colon = key.indexOf(':');
    const signing = {
      ...{ region: 'us-east-1', service: 'sqs', wall: new Date().toISOString() },
      key: { id: key.slice(0, colon), secret: key.slice(colon + 1) },
    };
    return {
      url: `${origin}/`,
      headers: signAws({ host, path: '/', headers, body }, signing),
      body,
    };
  },
  forged: { status: 403, says: /InvalidSignature/ },
};

/** What Amazon said before the payment was authorised, under an id that was not seen yet. */
function pending(number: number): object {
  const SellerId = 'A2HARBOURLANE';
  const Summary = { MarketplaceId: 'A1PA6795UKMFR9', OrderStatus: 'Pending' };
  return {
    NotificationType: 'ORDER_CHANGE',
    EventTime: '2026-11-23T10:00:00Z',
    Payload: { OrderChangeNotification: { SellerId, AmazonOrderId: orderId(number), Summary } },
    NotificationMetadata: { NotificationId: 'late' },
  };
}
