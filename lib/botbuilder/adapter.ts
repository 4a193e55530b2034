import {
  ActivityTypes,
  CloudAdapter,
  type Activity,
  type Attachment,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type {
  AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ClaimsIdentity,
} from 'botframework-connector';
import type { ConversationAddress, OutgoingActivity } from '../conversation/index.ts';
import { BotError } from '../errors.ts';
import type { AttachmentLike } from '../omnichannel/index.ts';
import type { Send } from '../turns/index.ts';
import type { BotConnector } from './botConnector.ts';
import { bridgeOutgoing } from './bridgeOutgoing.ts';
import { readOutcome } from './delivery.ts';

/** Where a send's deadline travels from `sendThrough` to `sendActivities`, which the SDK calls without one. */
const SEND_SIGNAL = Symbol('sendSignal');

/** What happens within a turn of the SDK's: a way to send, good until it resolves. */
export type TurnLogic = (send: Send) => Promise<void>;

/** CloudAdapter, taken by its protected side: no response object to fake, and every send bridged and under a deadline. */
export class ContactCenterAdapter extends CloudAdapter {
  constructor(authentication: BotFrameworkAuthentication) {
    super(authentication);
    this.use(bridgeOutgoing);
  }

  /** Runs `logic` for an inbound activity that has been authenticated. What `logic` throws is thrown. */
  async receive(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    logic: TurnLogic,
  ): Promise<void> {
    await this.processActivity(authenticated, activity, (context) => logic(sendThrough(context)));
  }

  /**
   * Runs `logic` in a conversation that nobody has just written in. When there is no way to the conversation any more (its
   * host was taken off the allow-list), `logic` runs with sends that are refused, so that it comes to an end as well.
   */
  async speakFirst(identity: ClaimsIdentity, address: ConversationAddress, logic: TurnLogic): Promise<void> {
    try {
      await this.processProactive(identity, continuation(address), undefined, (context) =>
        logic(sendThrough(context)),
      );
    } catch (thrown) {
      // Thrown before `logic` began, because a send's failure is a value.
      if (!(thrown instanceof BotError && thrown.code === 'E_SERVICE_URL')) throw thrown;
      await logic(() => Promise.resolve(readOutcome(thrown)));
    }
  }

  /**
   * Posts one after another: order matters, and the SDK's own loop has no deadline. Activities of a proactive turn answer
   * nothing, so they go to the conversation instead of to the made-up id of the continuation.
   */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const connector = context.turnState.get<BotConnector>(this.ConnectorClientKey);
    const abortSignal = context.turnState.get<AbortSignal>(SEND_SIGNAL);
    const proactive = context.activity.name === CONTINUATION;
    const responses: ResourceResponse[] = [];
    for (const { id: _ours, replyToId, ...activity } of activities) {
      const conversationId = activity.conversation?.id ?? '';
      await connector.post(conversationId, proactive ? undefined : replyToId, activity, abortSignal);
      // Which id the connector gave it nobody asks.
      responses.push({ id: '' });
    }
    return responses;
  }
}

const CONTINUATION = 'ContinueConversation';

function continuation({
  serviceUrl,
  channelId,
  conversationId,
  bot,
  customer,
}: ConversationAddress): Partial<Activity> {
  return {
    type: ActivityTypes.Event,
    name: CONTINUATION,
    serviceUrl,
    channelId,
    conversation: { id: conversationId, isGroup: false, conversationType: '', name: '' },
    recipient: { id: bot.id, name: bot.name ?? '' },
    from: { id: customer.id, name: customer.name ?? '' },
  };
}

/** The port that turns send through: one activity, one post, and what became of it as a value. */
function sendThrough(context: TurnContext): Send {
  return async (activity, signal) => {
    try {
      context.turnState.set(SEND_SIGNAL, signal);
      await context.sendActivity(toActivity(activity));
      return { kind: 'sent' };
    } catch (thrown) {
      return readOutcome(thrown);
    }
  };
}

/** Only the members that effects have: the SDK adds the addresses. Its own types are mutable, so lists are copied. */
function toActivity(activity: OutgoingActivity): Partial<Activity> {
  const { type, text, textFormat, channelData, attachments, suggestedActions } = activity;
  return {
    ...(type === undefined ? {} : { type }),
    ...(text === undefined ? {} : { text }),
    ...(textFormat === undefined ? {} : { textFormat }),
    ...(channelData === undefined ? {} : { channelData }),
    ...(attachments === undefined ? {} : { attachments: attachments.map(toAttachment) }),
    ...(suggestedActions === undefined ? {} : { suggestedActions }),
  };
}

function toAttachment({ contentType = '', contentUrl, content, name }: AttachmentLike): Attachment {
  return {
    contentType,
    ...(contentUrl === undefined ? {} : { contentUrl }),
    ...(content === undefined ? {} : { content }),
    ...(name === undefined ? {} : { name }),
  };
}
