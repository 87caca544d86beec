import { contentCorrections } from './corrections/contents.ts';
import type { EffectCorrection } from './corrections/correct.ts';
import { sessionCorrections } from './corrections/session.ts';
import { settingCorrections } from './corrections/settings.ts';
import { switchCorrections } from './corrections/switches.ts';
import { telemetryCorrections } from './corrections/telemetry.ts';
import { workplaceCorrections } from './corrections/workplaces.ts';

/** Where the name and the IAM access level both mislead; the first match counts. */
export const effectCorrections: readonly EffectCorrection[] = [
  ...sessionCorrections,
  ...telemetryCorrections,
  ...contentCorrections,
  ...workplaceCorrections,
  ...switchCorrections,
  ...settingCorrections,
];
