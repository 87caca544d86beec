import { Schedule } from 'aws-cdk-lib/aws-events';

/** Once a week at an hour and a minute in UTC. */
export const weekly = (weekDay: string, hour: number, minute = 0): Schedule =>
  Schedule.cron({ weekDay, hour: `${hour}`, minute: `${minute}` });
