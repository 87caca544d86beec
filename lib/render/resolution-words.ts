import type { Resolution } from '../domain/change/resolution.ts';
import { plain } from './escape.ts';

const ended: Record<Resolution['how'], string> = {
  'put-back': 'put back',
  removed: 'removed with what it was on',
  'deployed-over': 'deployed over',
  adopted: 'taken into the code',
  counterpart: 'put back an earlier change',
  'found-undone': 'found undone',
};

/** `put back 12 min later by dana (manual)`; `at` is the time of the change, ISO 8601. One harmless line. */
export function resolutionText(resolution: Resolution, at: string): string {
  const { how, by, origin, detail } = resolution;
  const when = how === 'counterpart' ? '' : ` ${laterText(at, resolution.at)} later`;
  const who =
    by === undefined ? '' : ` by ${plain(by, 80)}${origin === undefined ? '' : ` (${origin})`}`;
  return `${ended[how]}${when}${who}${detail === undefined ? '' : `: ${plain(detail, 200)}`}`;
}

function laterText(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (!Number.isFinite(seconds)) return 'some time';
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
