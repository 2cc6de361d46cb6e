/** Σ digit × weight over as many places as there are weights; the digits stand first in `digits`. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + Number(digits.charAt(place)) * weight, 0);
}
