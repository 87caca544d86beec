import { defaultDocument } from './default-document.ts';
import type { Settings } from './settings.ts';
import { settingsOfFile } from './settings-of-file.ts';

/** The settings of someone who wrote none, known without loading what checks those that are written. */
export const defaultSettings: Settings = settingsOfFile(defaultDocument);
