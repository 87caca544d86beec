import { parseScorecard } from '../adapters/aws/scorecard-schema.ts';
import { jsonFile } from '../adapters/files/json-file.ts';
import type { Scorecard } from '../domain/scorecard/scorecard.ts';

/** The scorecard in a report (`--json`) or in the answer of the grading function; throws an Error that names the file. */
export async function savedScorecard(path: string): Promise<Scorecard> {
  const document = await jsonFile(path);
  const inside = Object(document)['scorecard'] ?? document;
  try {
    return parseScorecard(inside);
  } catch (error) {
    throw new Error(
      `${path}: holds no scorecard; name a report in JSON of a deployed Bandog, or what its scorecard function answered`,
      { cause: error },
    );
  }
}
