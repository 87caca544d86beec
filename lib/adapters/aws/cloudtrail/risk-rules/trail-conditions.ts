import { fieldsOf } from '../fields-of.ts';
import { isObject, listAt, type RawRecord, textAt } from '../raw-record.ts';
import { holds, lacks, type RiskCondition } from '../risk-conditions.ts';

const flags =
  /^(isMultiRegionTrail|includeGlobalServiceEvents|enableLogFileValidation|isOrganizationTrail)$/i;

/** Where a trail writes to, and by which key: records can be led away by them. */
const delivery = /^(s3BucketName|s3KeyPrefix|cloudWatchLogs.*|kmsKeyId|snsTopicName)$/i;

/** True unless a trail is only told to record more. */
export const weakensTrail: RiskCondition = (request) =>
  lacks(flags)(request) || holds(flags, /^false$/i)(request) || !lacks(delivery)(request);

/** True unless all management events are still recorded. What is recorded of contents costs, and comes and goes. */
export const narrowsTrail: RiskCondition = (request) =>
  ![...listAt(request, 'eventSelectors'), ...listAt(request, 'advancedEventSelectors')].some(
    (selector) => isObject(selector) && keepsManagement(selector),
  );

const keepsManagement = (selector: RawRecord): boolean =>
  Array.isArray(selector['fieldSelectors'])
    ? isOnlyManagement(selector['fieldSelectors'])
    : selector['includeManagementEvents'] !== false &&
      (textAt(selector, 'readWriteType') ?? 'All') === 'All' &&
      listAt(selector, 'excludeManagementEventSources').length === 0;

/** An advanced selector for management events that nothing else narrows. */
const isOnlyManagement = (fields: readonly unknown[]): boolean =>
  fields.length === 1 && holds(/^equals$/i, /^Management$/)({ fields });

/** True when no insight is left. */
export const stopsInsights: RiskCondition = (request) => lacks(/^insightType$/i)(request);

/** True unless an event data store is only renamed, or told to keep or take in more. */
export const weakensDataStore: RiskCondition = (request) =>
  Object.keys(request).length === 0 ||
  !lacks(/^(advancedEventSelectors|retentionPeriod|kmsKeyId)$/i)(request) ||
  fieldsOf(request).some(([, content]) => content === false);
