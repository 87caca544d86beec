import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EventBus as EventBusTarget } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { SettingsDocument } from '../../config/schema.ts';
import { toSettings } from '../../config/settings.ts';
import { ChangeFeed } from '../constructs/change-feed.ts';

export interface BandogForwarderStackProps extends StackProps {
  /** Region that Bandog is deployed in. */
  readonly homeRegion: string;
  /** Name of the stack that Bandog is in. */
  readonly homeStack: string;
  /**
   * The same settings that Bandog has.
   *
   * @default - every setting at its default
   */
  readonly settings?: SettingsDocument;
}

/**
 * Sends the changes of one further region to the default bus of Bandog's region, where they arrive with
 * the region they were made in. What is lost on the way is found by the sweep.
 */
export class BandogForwarderStack extends Stack {
  constructor(scope: Construct, id: string, props: BandogForwarderStackProps) {
    const { homeRegion, homeStack, settings = {} } = props;
    super(scope, id, { description: `Bandog: forwards changes to ${homeRegion}`, ...props });
    const home = this.formatArn({
      service: 'events',
      region: homeRegion,
      resource: 'event-bus',
      resourceName: 'default',
    });
    new ChangeFeed(this, 'ChangeFeed', {
      settings: toSettings(settings),
      ownStacks: [homeStack],
      target: new EventBusTarget(EventBus.fromEventBusArn(this, 'Home', home), {
        role: this.forwarder(),
      }),
    });
  }

  /** For rules of this account and region alone: EventBridge takes on roles for everybody's rules. */
  private forwarder(): Role {
    return new Role(this, 'Forwarder', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnLike: { 'aws:SourceArn': this.formatArn({ service: 'events', resource: 'rule/*' }) },
        },
      }),
    });
  }
}
