import assert from 'node:assert/strict';
import type { Story } from '../story.ts';

const ofBudget = 'whole-account';

export const moneyStories: readonly Story[] = [
  {
    name: 'a projected overrun is told once, however often the daily run looks',
    async play(bandog) {
      for (const run of ['first', 'second']) {
        const { failed, payload } = await bandog.invoke('BandogDailyCost');
        assert.equal(failed, false, `${run} run: ${JSON.stringify(payload)}`);
      }
      const alert = await bandog.alert(ofBudget);
      assert.equal(alert.severity, 'high');
      assert.equal(alert.violations[0]?.kind, 'budget-projected');
      await bandog.slackMessage(ofBudget);
      const { failed } = await bandog.invoke('BandogDailyCost');
      assert.equal(failed, false);
      assert.equal((await bandog.alertsWith(ofBudget)).length, 1);
      assert.equal(bandog.slackWith(ofBudget).length, 1);
    },
  },
];
