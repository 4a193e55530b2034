import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';
import { application } from '../lib/app.ts';

/** Where channels post activities. Anonymous for the host: the bot authenticates its callers itself. */
export function messages(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> {
  return application().messages(request, context);
}

app.http('messages', {
  // Every method that the library can hand over, because the host answers an unlisted one with 404, and a 405 helps more.
  // TRACE and CONNECT are not listed: the library's request cannot be made with them, and that would be a 500.
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  authLevel: 'anonymous',
  route: 'messages',
  handler: messages,
});
