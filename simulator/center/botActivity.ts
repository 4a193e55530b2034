import type { ActivityLike, AttachmentLike, JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';

/** An activity from the bot: `raw` as it came, `activity` as far as the protocol reads it. */
export interface BotActivity {
  readonly raw: JsonObject;
  readonly activity: ActivityLike & { readonly type: string };
}

/** Reads what the bot posted; a string says what makes it unusable. */
export function readBotActivity(body: JsonValue): BotActivity | string {
  if (!isObject(body)) return 'The body must be one activity: a JSON object.';
  const type = body['type'];
  if (typeof type !== 'string' || type === '') return 'The activity has no "type".';
  const activity = {
    type,
    id: text(body['id']),
    name: text(body['name']),
    text: text(body['text']),
    locale: text(body['locale']),
    channelId: text(body['channelId']),
    value: body['value'],
    channelData: body['channelData'],
    deliveryMode: text(body['deliveryMode']),
    suggestedActions: body['suggestedActions'],
    attachments: attachments(body['attachments']),
  };
  return { raw: body, activity };
}

/** Whether a JSON value is an object with names, neither an array nor null. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function attachments(value: JsonValue | undefined): readonly AttachmentLike[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list: readonly JsonValue[] = value;
  return list.filter(isObject).map((item) => ({
    contentType: text(item['contentType']),
    contentUrl: text(item['contentUrl']),
    content: item['content'],
    name: text(item['name']),
  }));
}
