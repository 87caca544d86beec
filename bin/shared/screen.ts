import { styleText } from 'node:util';
import type { Canvas } from '../../lib/render/terminal/layout.ts';

/** What standard output can show: its width, and colours unless NO_COLOR is set or it is no terminal. */
export function screen(stream: NodeJS.WriteStream = process.stdout): Canvas {
  return {
    columns: Math.min(100, Math.max(72, stream.columns ?? 80)),
    paint: (style, text) => styleText(style, text, { stream }),
  };
}
