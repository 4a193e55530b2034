import type { Middleware, TurnContext } from 'botbuilder';
import { bridged } from '../omnichannel/index.ts';

/**
 * Bridges every outgoing message that is not a command, so that the customer sees it. One hook for turns and proactive
 * messages alike: a bridge call beside each send is forgotten sooner or later, and the customer then sees nothing
 * (https://github.com/microsoft/omnichannel-chat-widget/issues/572).
 */
export const bridgeOutgoing: Middleware = {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    context.onSendActivities((_context, activities, send) => {
      for (const activity of activities) {
        if (activity.type === 'message') Object.assign(activity, bridged(activity));
      }
      return send();
    });
    await next();
  },
};
