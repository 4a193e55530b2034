import type { JsonValue } from '../lib/omnichannel/index.ts';
import type { PersonEvent } from './center/contactCenter.ts';
import { contextForms, fileId, type CustomerFile } from './center/inboundActivities.ts';
import { DELIVERIES, type Trouble } from './center/trouble.ts';
import { CHANNELS } from './definition/members.ts';
import type { Fault } from './faults.ts';
import { readFields, type Fields } from './fields.ts';
import type { Manner, StartOptions } from './switchboard.ts';

/** How a customer's chat begins: `{ customer?, customerName?, channel?, variables?, contextForm?, nulls?,
 * trouble? }`. */
export function readStart(value: JsonValue, where: string, problems: string[]): StartOptions {
  const fields = readFields(value, where, problems);
  const options = {
    customer: fields.text('customer'),
    channel: fields.oneOf('channel', CHANNELS),
    customerName: fields.text('customerName'),
    variables: fields.object('variables'),
    contextForm: fields.oneOf('contextForm', [...contextForms, 'every'] as const),
    nulls: fields.flag('nulls'),
  };
  const trouble = fields.object('trouble');
  fields.nothingElse();
  return trouble === undefined
    ? options
    : { ...options, trouble: readTrouble(trouble, `${where}, trouble`, problems) };
}

/** What goes wrong from now on: `{ sendRate?, endIgnored?, deliveries? }`; what is not named stays as it is. */
export function readTrouble(value: JsonValue, where: string, problems: string[]): Partial<Trouble> {
  const fields = readFields(value, where, problems);
  const given = {
    sendRate: fields.flag('sendRate'),
    endIgnored: fields.flag('endIgnored'),
    deliveries: fields.oneOf('deliveries', DELIVERIES),
  };
  fields.nothingElse();
  return Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined));
}

/** How often and when an activity is delivered: `{ copies?, atOnce?, late? }`. */
export function readManner(fields: Fields): Manner {
  return { copies: fields.count('copies', 1), atOnce: fields.flag('atOnce'), late: fields.flag('late') };
}

/** What no script may say otherwise than the contact center does. */
const OF_THE_CENTER = ['id', 'type', 'text', 'value', 'from', 'recipient', 'conversation', 'serviceUrl'];

/** What a customer says: `{ text?, value?, files?, members?, invoke? }`, at least one of them, and how it is delivered. */
export function readCustomerWrites(
  value: JsonValue,
  where: string,
  problems: string[],
): { readonly event: PersonEvent; readonly manner: Manner } {
  const fields = readFields(value, where, problems);
  const files = fields
    .list('files')
    ?.map((file, index) => readFile(file, `${where}, file ${index + 1}`, problems));
  const event: PersonEvent = {
    type: 'customerWrites',
    text: fields.text('text') ?? '',
    value: fields.any('value'),
    files,
    fileCarrier: fields.oneOf('fileCarrier', ['json', 'array'] as const),
    members: fields.object('members'),
    invoke: fields.text('invoke'),
  };
  const taken = Object.keys(event.members ?? {}).filter((name) => OF_THE_CENTER.includes(name));
  if (taken.length > 0)
    fields.wrong('members', `cannot have ${taken.join(', ')}: that is for the contact center.`);
  const manner = readManner(fields);
  fields.nothingElse();
  const isEmpty = event.text === '' && event.value === undefined && (files ?? []).length === 0;
  if (isEmpty && event.members === undefined && event.invoke === undefined) {
    problems.push(`${where}: needs a "text", a "value", "files", "members" or "invoke".`);
  }
  return { event, manner };
}

/** A file that the customer sends: `{ name, contentType?, dataUrl? }`; the bot hears its name and type, the panes show its bytes. */
export function readFile(value: JsonValue, where: string, problems: string[]): CustomerFile {
  const fields = readFields(value, where, problems);
  const name = fields.requiredText('name');
  const contentType = fields.text('contentType') ?? 'application/octet-stream';
  const dataUrl = fields.text('dataUrl');
  if (dataUrl !== undefined && !dataUrl.startsWith('data:'))
    fields.wrong('dataUrl', 'must begin with "data:".');
  fields.nothingElse();
  return { id: fileId(name), name, contentType, ...(dataUrl === undefined ? {} : { dataUrl }) };
}

/** Something that is to go wrong with the bot's posts: `{ on?, times?, answer?, accepted?, delayMs?, retryAfter? }`. */
export function readFault(value: JsonValue, where: string, problems: string[]): Fault {
  const fields = readFields(value, where, problems);
  const answer = readFaultAnswer(fields);
  const accepted = fields.flag('accepted') ?? (answer === 'usual' || answer === 'empty');
  if (answer === 'usual' && !accepted) fields.wrong('accepted', 'cannot be false with the usual answer.');
  const fault: Fault = {
    on: fields.oneOf('on', ['any', 'message', 'command'] as const) ?? 'any',
    times: fields.count('times', 1) ?? 1,
    answer,
    accepted,
    delayMs: fields.count('delayMs', 0) ?? 0,
    retryAfter: fields.text('retryAfter'),
  };
  fields.nothingElse();
  return fault;
}

function readFaultAnswer(fields: Fields): Fault['answer'] {
  const given = fields.any('answer');
  if (given === undefined) return 'usual';
  if (typeof given === 'number') {
    const status = fields.count('answer', 400);
    if (status !== undefined && status <= 599) return status;
    if (status !== undefined) fields.wrong('answer', 'must be a status from 400 to 599.');
    return 'usual';
  }
  return fields.oneOf('answer', ['usual', 'hang', 'reset', 'empty'] as const) ?? 'usual';
}
