/** Sales items of an article, sent or counted. */
export interface CountedArticle {
  readonly sku: string;
  readonly quantity: number;
}

/** What was sent and what was received, where the two differ. */
export interface CountDifference {
  readonly sku: string;
  readonly sent: number;
  readonly received: number;
}

/** Articles of which more or less was received than sent, or that nobody sent; empty when the count is as sent. */
export function countDifferences(
  sent: readonly CountedArticle[],
  received: readonly CountedArticle[],
): readonly CountDifference[] {
  const skus = [...new Set([...sent, ...received].map(({ sku }) => sku))];
  return skus
    .map((sku) => ({ sku, sent: total(sent, sku), received: total(received, sku) }))
    .filter((each) => each.sent !== each.received);
}

function total(articles: readonly CountedArticle[], of: string): number {
  return articles.filter(({ sku }) => sku === of).reduce((sum, { quantity }) => sum + quantity, 0);
}
