import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';
import { application } from '../lib/app.ts';

/** Whether the bot could serve a message now. Names and codes only: anybody may ask. */
export function health(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> {
  return application().health(request, context);
}

app.http('health', { methods: ['GET', 'HEAD'], authLevel: 'anonymous', route: 'health', handler: health });
