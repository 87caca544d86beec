import type { AnomalyEpisode } from '../domain/cost/anomaly/anomaly-episode.ts';
import type { Suspect } from '../domain/violation/suspect.ts';

const causesShown = 5;

/** An episode for programs: the figures, without its single days. `clip` bounds texts from outside. */
export function anomalyRow(
  episode: AnomalyEpisode,
  suspects: readonly Suspect[] | undefined,
  clip: (text: string) => string,
) {
  const { id, direction, nature, since, opened, lastDay, state, impact, dailyImpact } = episode;
  return {
    id,
    leaf: clipped(episode.leaf, clip),
    ...{ direction, nature, since, opened, lastDay, state, impact, dailyImpact },
    ...(episode.causes && {
      causes: episode.causes.slice(0, causesShown).map((cause) => clipped(cause, clip)),
    }),
    ...(episode.offsetBy && { offsetBy: clipped(episode.offsetBy, clip) }),
    ...(suspects && { suspects: suspects.map((suspect) => suspectRow(suspect, clip)) }),
  };
}

const suspectRow = ({ score: _rank, reasons, price, ...rest }: Suspect, clip: Clip) => ({
  ...clipped(rest, clip),
  price: clipped(price, clip),
  reasons: reasons.map(clip),
});

type Clip = (text: string) => string;

const clipped = (fields: object, clip: Clip): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? clip(value) : value,
    ]),
  );
