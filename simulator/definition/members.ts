import { parseDuration } from '../../lib/config/duration.ts';
import {
  choice,
  count,
  dictionary,
  flag,
  list,
  object,
  objectSchema,
  orNull,
  text,
  texts,
  type Field,
  type Members,
  type Read,
} from '../../lib/fields.ts';
import { OPENING_MEMBERS } from '../../lib/openingHours.ts';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { OPERATORS, type Condition, type Operator, type RoutingRule } from '../center/routing.ts';

const named = text('a name that is not empty', (name) => name.trim() !== '', { pattern: '\\S' });
const names = texts(
  'a list of names, none of them empty',
  (name) => (name.trim() === '' ? undefined : name),
  {
    pattern: '\\S',
  },
);

const duration: Field<number> = {
  kind: 'a duration such as "PT20M"',
  schema: { type: 'string', pattern: '^P' },
  read: (value, path, report) => {
    const milliseconds = typeof value === 'string' ? parseDuration(value) : undefined;
    if (milliseconds === undefined) report(path, 'Write a duration such as "PT20M" or "P1D".');
    return milliseconds ?? 0;
  },
};

/** What a context variable may be: text or a whole number, bare or in the wrapper that says whether it is displayed. */
const variableValue: Field<JsonValue> = {
  kind: 'a text or a whole number, or one in { "value": …, "isDisplayable": … }',
  schema: {
    anyOf: [
      { type: ['string', 'integer'] },
      {
        type: 'object',
        properties: { value: { type: ['string', 'integer'] }, isDisplayable: { type: 'boolean' } },
        required: ['value'],
        additionalProperties: false,
      },
    ],
  },
  read: (value, path, report) => {
    if (typeof value === 'string' || isWhole(value)) return value;
    const wrapped = isPlainObject(value) ? value : {};
    const { value: inner, isDisplayable = false, ...rest } = wrapped;
    const fits = typeof inner === 'string' || isWhole(inner);
    if (fits && typeof isDisplayable === 'boolean' && Object.keys(rest).length === 0)
      return { value: inner, isDisplayable };
    report(path, `Write ${variableValue.kind}.`);
    return '';
  },
};

const operand: Field<string | number> = {
  kind: 'a text or a whole number',
  schema: { type: ['string', 'integer'] },
  read: (value, path, report) => {
    if (typeof value === 'string' || isWhole(value)) return value;
    report(path, 'Write a text or a whole number.');
    return '';
  },
};
const anyText = text('a text', () => true, {});
const number: Field<number> = {
  kind: 'a whole number',
  schema: { type: 'integer' },
  read: (value, path, report) => {
    if (isWhole(value)) return value;
    report(path, 'Write a whole number.');
    return 0;
  },
};

const none = { default: null } as const;

const CONDITION_MEMBERS = {
  variable: {
    field: orNull(named),
    does: 'The context variable that is looked at. Case counts.',
    ...none,
    example: 'BotHandoffTopic',
  },
  equals: {
    field: orNull(operand),
    does: 'It has exactly this value. Nothing is converted: the number 101 and the text "101" are two.',
    ...none,
    example: 'CreditCard',
  },
  differsFrom: {
    field: orNull(operand),
    does: 'It has another value than this, or none.',
    ...none,
    example: 'CreditCard',
  },
  contains: { field: orNull(anyText), does: 'It is a text that holds this one.', ...none, example: 'Card' },
  beginsWith: { field: orNull(anyText), does: 'It is a text that begins so.', ...none, example: 'Credit' },
  endsWith: { field: orNull(anyText), does: 'It is a text that ends so.', ...none, example: 'Card' },
  above: { field: orNull(number), does: 'It is a number that is greater.', ...none, example: 3 },
  below: { field: orNull(number), does: 'It is a number that is smaller.', ...none, example: 3 },
  hasValue: {
    field: orNull(flag),
    does: 'Whether it has a value at all, an empty text being none.',
    ...none,
    example: true,
  },
} as const satisfies Members;

const ONE_OPERATOR = `Write one of ${OPERATORS.join(', ')}, with what the variable is compared with.`;

type GivenCondition = Read<typeof CONDITION_MEMBERS>;

function givenOperators(given: GivenCondition): readonly Operator[] {
  return OPERATORS.filter((operator) => given[operator] !== undefined);
}

function toCondition(given: GivenCondition): Condition {
  const operator = givenOperators(given)[0] ?? 'equals';
  return { variable: given.variable ?? '', operator, value: given[operator] ?? '' };
}

const anOperator = { oneOf: OPERATORS.map((name) => ({ required: ['variable', name] })) };

const conditionObject = object(CONDITION_MEMBERS, (given, path, report) => {
  if (given.variable === undefined) report(path, 'Write the "variable" that is looked at.');
  if (givenOperators(given).length !== 1) report(path, ONE_OPERATOR);
});
const condition: Field<Condition> = {
  ...conditionObject,
  kind: 'a variable and what it is compared with',
  schema: { ...objectSchema(CONDITION_MEMBERS), ...anOperator },
  read: (...args) => toCondition(conditionObject.read(...args)),
};

const RULE_MEMBERS = {
  ...CONDITION_MEMBERS,
  all: {
    field: orNull(list('a list of conditions', condition)),
    does: 'In place of one condition: several that have to hold together.',
    ...none,
    example: [
      { variable: 'BotHandoffTopic', equals: 'CreditCard' },
      { variable: 'BotLanguage', equals: 'de' },
    ],
  },
  any: {
    field: orNull(list('a list of conditions', condition)),
    does: 'In place of one condition: several of which one has to hold.',
    ...none,
    example: [
      { variable: 'AccountTier', equals: 'gold' },
      { variable: 'Priority', below: 2 },
    ],
  },
  queue: { field: named, does: 'The queue that the conversation goes to then.', example: 'Credit cards' },
  skills: {
    field: names,
    does: 'Skills that a representative has to have for it.',
    default: [],
    example: ['German'],
  },
} as const satisfies Members;

const ruleObject = object(RULE_MEMBERS, (given, path, report) => {
  const lists = [given.all, given.any].filter((each) => each !== undefined);
  const single = given.variable !== undefined || givenOperators(given).length > 0;
  if (lists.length + (single ? 1 : 0) !== 1)
    report(path, 'Write one condition, or a list of them under "all" or "any".');
  else if (single && (given.variable === undefined || givenOperators(given).length !== 1))
    report(path, given.variable === undefined ? 'Write the "variable" that is looked at.' : ONE_OPERATOR);
  else if (lists[0]?.length === 0) report(path, 'Write at least one condition.');
});
const rule: Field<RoutingRule> = {
  ...ruleObject,
  schema: {
    ...objectSchema(RULE_MEMBERS),
    oneOf: [...anOperator.oneOf, { required: ['all'] }, { required: ['any'] }],
  },
  read: (...args) => {
    const given = ruleObject.read(...args);
    const { all, any, queue, skills } = given;
    const conditions = all ?? any ?? [toCondition(given)];
    return { conditions, match: any === undefined ? 'all' : 'any', queue, skills };
  },
};

/** The channels that customers come by, with the name that each has on the wire. */
export const CHANNELS = [
  'liveChat',
  'whatsApp',
  'sms',
  'teams',
  'facebook',
  'line',
  'appleMessages',
  'custom',
] as const;
const channel = choice(...CHANNELS);

const RECORD_MEMBERS = {
  type: { field: choice('contact', 'account', 'case'), does: 'What it is.', example: 'contact' },
  name: {
    field: orNull(named),
    does: 'Of a contact or an account; the context variable `Name` finds it.',
    ...none,
    example: 'Ana Costa',
  },
  email: {
    field: orNull(named),
    does: 'The variable `Email` finds it.',
    ...none,
    example: 'ana@example.com',
  },
  phone: { field: orNull(named), does: 'The variable `Phone` finds it.', ...none, example: '+351 555 0100' },
  caseNumber: {
    field: orNull(named),
    does: 'Of a case; the variable `CaseNumber` finds it.',
    ...none,
    example: 'CAS-01001',
  },
  title: {
    field: anyText,
    does: 'What a representative reads of it.',
    default: '',
    example: 'Card lost in Porto',
  },
} as const satisfies Members;

const record = object(RECORD_MEMBERS, ({ type, name, caseNumber }, path, report) => {
  if (type === 'case' && caseNumber === undefined) report(path, 'Write the "caseNumber" of a case.');
  if (type !== 'case' && name === undefined) report(path, `Write the "name" of the ${type}.`);
});

/**
 * The kinds of answers are those of Dynamics 365:
 * https://learn.microsoft.com/dynamics365/customer-service/administer/configure-pre-chat-survey
 */
const QUESTION_MEMBERS = {
  variable: {
    field: named,
    does: 'The context variable that holds the answer: a number where it is declared as one.',
    example: 'Email',
  },
  question: { field: named, does: 'What the customer reads.', example: 'Your e-mail address' },
  answer: {
    field: choice('singleLine', 'multipleLines', 'options', 'consent'),
    does: 'How it is answered: in a line, in several, by one of the `options`, or with a tick, which is sent as `true`.',
    default: 'singleLine',
    example: 'singleLine',
  },
  options: {
    field: names,
    does: 'What there is to choose from.',
    default: [],
    example: ['A card', 'A payment'],
  },
  required: {
    field: flag,
    does: 'Whether the chat does not begin without an answer.',
    default: false,
    example: false,
  },
} as const satisfies Members;

const question = object(QUESTION_MEMBERS, ({ answer, options }, path, report) => {
  if ((answer === 'options') !== options.length > 0)
    report(path, 'Write "options" to choose from, and that the "answer" is "options", or neither.');
});

/**
 * The members of a contact center's file. A new member is an entry here: the reader, the type and the schema
 * (`npm run docs`) follow.
 */
export const CENTER_MEMBERS = {
  name: {
    field: named,
    does: 'What the contact center is called on its page.',
    default: 'Contact center',
    example: 'Contoso support',
  },
  bot: {
    field: object({
      name: {
        field: named,
        does: 'Under which name the bot speaks where it gives none; its own queue has the same.',
        default: 'Virtual assistant',
        example: 'Virtual assistant',
      },
    }),
    does: 'The bot, which takes every new conversation.',
    default: {},
    example: { name: 'Virtual assistant' },
  },
  channels: {
    field: list(
      'a list of channels',
      object({
        type: { field: channel, does: 'What customers come by.', example: 'liveChat' },
        name: { field: named, does: 'What people call it.', example: 'Web chat' },
      }),
    ),
    does: 'The channels of the workstream. The first is taken where none is chosen.',
    default: [{ type: 'liveChat', name: 'Web chat' }],
    example: [
      { type: 'liveChat', name: 'Web chat' },
      { type: 'whatsApp', name: 'WhatsApp' },
    ],
  },
  queues: {
    field: texts('a list of names, at least one', (name) => (name.trim() === '' ? undefined : name), {
      pattern: '\\S',
    }),
    does: 'The queues of representatives.',
    example: ['General support', 'Credit cards'],
  },
  defaultQueue: {
    field: named,
    does: 'Where an escalated conversation goes that no rule fits.',
    example: 'General support',
  },
  rules: {
    field: list('a list of routing rules; it may be empty', rule),
    does: 'Route-to-queue rules. The first that fits names the queue.',
    default: [],
    example: [{ variable: 'BotHandoffTopic', equals: 'CreditCard', queue: 'Credit cards' }],
  },
  variables: {
    field: orNull(
      dictionary(
        'types by the name of a variable, such as { "BotHandoffTopic": "text" }',
        { kind: 'a name of at most 100 characters', pattern: /^.{1,100}$/ },
        choice('text', 'number'),
      ),
    ),
    does: 'The context variables that the workstream declares, with their types. What the bot sets besides, or as another type, gets a warning on the wire. `null` declares nothing and warns of nothing.',
    default: null,
    example: { BotHandoffTopic: 'text', IDNumber: 'number' },
  },
  skills: {
    field: names,
    does: 'Skills that rules may ask for and representatives may have.',
    default: [],
    example: ['German', 'French'],
  },
  representatives: {
    field: list(
      'a list of representatives; it may be empty',
      object({
        name: { field: named, does: 'Under which name they speak.', example: 'Robin' },
        queues: { field: names, does: 'The queues that they serve.', example: ['General support'] },
        skills: { field: names, does: 'What they can do besides.', default: [], example: ['German'] },
        capacity: {
          field: count(1, 1_000),
          does: 'How many conversations they may have at a time, those in wrap-up among them.',
          default: 3,
          example: 3,
        },
      }),
    ),
    does: 'Who accepts. Without any, everybody may accept everything.',
    default: [],
    example: [{ name: 'Robin', queues: ['General support'], skills: ['German'], capacity: 3 }],
  },
  businessHours: {
    field: orNull(object(OPENING_MEMBERS)),
    does: 'When representatives are there. `null` is always.',
    default: null,
    example: { timeZone: 'Europe/Lisbon', week: { monday: ['09:00-17:00'] }, closedOn: ['2026-12-25'] },
  },
  timeouts: {
    field: object({
      waiting: {
        field: orNull(duration),
        does: 'A conversation that nobody has accepted closes after this time.',
        ...none,
        example: 'PT20M',
      },
      wrapUp: {
        field: orNull(duration),
        does: 'One in wrap-up closes after this time.',
        ...none,
        example: 'PT15M',
      },
    }),
    does: 'What closes by itself. `null` is never.',
    default: {},
    example: { waiting: 'PT20M', wrapUp: 'PT15M' },
  },
  preChat: {
    field: list('a list of questions; it may be empty', question),
    does: 'What a customer is asked before a live chat begins, ten questions at most. What they leave out is not sent.',
    default: [],
    example: [{ variable: 'Email', question: 'Your e-mail address' }],
  },
  customers: {
    field: list(
      'a list of customers; it may be empty',
      object({
        name: { field: named, does: 'Who it is.', example: 'Ana Costa' },
        channel: { field: channel, does: 'What they come by.', default: 'liveChat', example: 'whatsApp' },
        locale: {
          field: text(
            'a language tag such as pt-PT',
            (tag) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag),
            {
              pattern: '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$',
            },
          ),
          does: 'The language of their browser or device, which the bot is told.',
          default: 'en-US',
          example: 'pt-PT',
        },
        preChat: {
          field: dictionary(
            'answers by the name of the context variable, such as { "Name": "Ana Costa" }',
            { kind: 'a name of at most 100 characters', pattern: /^.{1,100}$/ },
            variableValue,
          ),
          does: 'What they answer before the chat begins, and what the page that they come from knows.',
          default: {},
          example: { Name: 'Ana Costa', AccountTier: { value: 'gold', isDisplayable: false } },
        },
        records: {
          field: list('a list of records; it may be empty', record),
          does: 'What the contact center has about them. The variables `Name`, `Email`, `Phone` and `CaseNumber` identify a record when exactly one fits.',
          default: [],
          example: [{ type: 'contact', name: 'Ana Costa', email: 'ana@example.com' }],
        },
      }),
    ),
    does: 'Customers to choose from when a chat is started.',
    default: [],
    example: [{ name: 'Ana Costa', preChat: { Name: 'Ana Costa' } }],
  },
} as const satisfies Members;

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
