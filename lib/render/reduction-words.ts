import type { NormalisedReduction, Reduction } from '../domain/cost/reduction/reduction.ts';
import { amountText } from './report-words.ts';

/** `12.4 % less`, `3.0 % more`. */
export function changeText(share: number): string {
  const percent = `${Math.abs(share * 100).toFixed(1)} %`;
  return share >= 0 ? `${percent} less` : `${percent} more`;
}

const comparedWith: Readonly<Record<NormalisedReduction['by'], string>> = {
  nothing: 'than the baseline, as it was',
  quantity: "than the same use would have cost at the baseline's prices",
  unit: 'than the baseline grown as the business did',
};

/** What a reduction is measured against, in words. */
export function reductionText({ by, share }: NormalisedReduction): string {
  return `${changeText(share)} ${comparedWith[by]}`;
}

/** The reduction that counts: corrected for the business's growth where that is known. */
export const countedReduction = ({ normalised }: Reduction): NormalisedReduction | undefined =>
  normalised.find(({ by }) => by === 'unit') ?? normalised.find(({ by }) => by === 'nothing');

/** `-12.00 USD`: the sign is the news. */
export function signedText(amount: number, currency: string): string {
  const shown = Math.abs(amount) < 0.005 ? 0 : amount;
  return `${shown > 0 ? '+' : ''}${amountText(shown, currency)}`;
}
