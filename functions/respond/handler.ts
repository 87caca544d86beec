import { readEnvironment } from '../../lib/config/environment.ts';
import { wireRespond } from '../../lib/wiring/respond.ts';
import { watchdogFunction } from '../middleware.ts';
import { answerTo } from './answer.ts';
import { urlRequest } from './url-request.ts';

const responders = wireRespond(readEnvironment());

export const handler = watchdogFunction({
  name: 'respond',
  schema: urlRequest,
  async run(request, { logger }) {
    const { answer, outcome, by } = await answerTo(responders, request);
    logger.info('answered', { outcome, by });
    return answer;
  },
});
