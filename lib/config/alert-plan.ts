import type { AlertPlan } from '../domain/alert/alert-plan.ts';
import type { Pacing } from '../domain/alert/pace.ts';
import type { AlertSettings, ChannelSettings } from './alerts-schema.ts';

/** Programs are told everything at once: they have no nights and can count. */
const forPrograms: readonly ChannelSettings['type'][] = ['webhook', 'event-bus'];

/** Who is told what, and how often, in the domain's types. */
export function toAlertPlan(alerts: AlertSettings): AlertPlan {
  const { routes, channels, limits, limitsByChannel } = alerts;
  const people = [
    'sns',
    'slack',
    ...Object.entries(channels).flatMap(([name, { type }]) =>
      forPrograms.includes(type) ? [] : [name],
    ),
  ];
  const paced = [...people, ...Object.keys(limitsByChannel)];
  const pacing = paced.map((name): [string, Pacing] => [
    name,
    { ...(limitsByChannel[name] ?? limits), quiet: quietOf(name, alerts, people) },
  ]);
  return { routes: routes as AlertPlan['routes'], pacing: Object.fromEntries(pacing) };
}

const quietOf = (name: string, { quietHours }: AlertSettings, people: readonly string[]) =>
  quietHours
    .filter(({ channels = people }) => channels.includes(name))
    .map(({ channels: _, ...hours }) => hours);
