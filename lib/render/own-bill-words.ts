import type { OwnBillSection } from '../domain/scorecard/report.ts';
import { countText } from './report-words.ts';

/** Cents, and more where there are none. */
export const usdText = (usd: number): string => `${usd.toFixed(usd < 0.01 ? 4 : 2)} USD`;

/** What the figures rest on. */
export const ownBillBasis = ({ prices, volumes }: OwnBillSection): string =>
  `a month at list prices of ${prices.region} (${prices.asOf}) without any free tier, at the pace of this period: ${countText(Math.round(volumes.changes))} changes and ${countText(Math.round(volumes.violations))} violations a month`;
