import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { application } from '../lib/app.ts';

/** Whether the bot could serve a message now. Names and codes only: anybody may ask. */
export function health(request: HttpRequest): Promise<HttpResponseInit> {
  return application().health(request);
}

app.http('health', { methods: ['GET', 'HEAD'], authLevel: 'anonymous', route: 'health', handler: health });
