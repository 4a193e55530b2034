import { checkContextVariables, type ContextVariables } from '../../omnichannel/index.ts';
import {
  choice,
  count,
  dictionary,
  flag,
  list,
  object,
  orNull,
  text,
  texts,
  type Field,
} from '../../fields.ts';
import { OPENING_MEMBERS } from '../../openingHours.ts';

/** Phrases by language (`en`, `de`, …). Every language is heard in every conversation: customers mix them. */
const phrases = dictionary(
  'phrases by language, such as { "en": ["…"] }',
  { kind: 'a language code such as en', pattern: /^[a-z]{2,3}$/ },
  texts('a list of phrases, none of them empty', (phrase) => (phrase.trim() === '' ? undefined : phrase), {
    pattern: '\\S',
  }),
);

const variables: Field<ContextVariables> = {
  kind: 'context variables by name, such as { "Team": "Accounts" }',
  schema: {
    type: 'object',
    additionalProperties: {
      anyOf: [
        { type: ['string', 'number', 'boolean'] },
        {
          type: 'object',
          properties: {
            value: { type: ['string', 'number', 'boolean'] },
            isDisplayable: { type: 'boolean' },
          },
          required: ['value'],
        },
      ],
    },
  },
  read: (value, path, report) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report(path, 'Write an object in braces.');
      return {};
    }
    const checked = checkContextVariables({ ...value });
    for (const { name, message, outcome } of checked.problems)
      if (outcome === 'refused') report(`${path}.${name}`, message);
    return checked.variables;
  },
};

const topics = list(
  'a list of topics; it may be empty',
  object({
    name: {
      field: text('a name of letters, digits and underscores', (name) => /^\w{1,60}$/.test(name), {
        pattern: '^\\w{1,60}$',
      }),
      does: 'What the summary and the articles call it. Each topic has a name of its own.',
      example: 'StolenCard',
    },
    words: {
      field: phrases,
      does: 'Words that bring it up wherever they stand in a message, as whole words in a row, by language.',
      default: {},
      example: { en: ['stolen card', 'lost my card'], de: ['karte gestohlen'] },
    },
    handOver: {
      field: flag,
      does: 'Whether the conversation goes to a person as soon as the topic comes up.',
      default: false,
      example: true,
    },
    variables: {
      field: variables,
      does: 'Context variables that an escalation sets while this is the topic. They win over those of the policy.',
      default: {},
      example: { BotHandoffTopic: 'StolenCard', Priority: { value: 1, isDisplayable: false } },
    },
  }),
);

const uniqueTopics: typeof topics = {
  ...topics,
  read: (value, path, report) => {
    const read = topics.read(value, path, report);
    read.forEach(({ name }, index) => {
      if (name !== '' && read.findIndex((topic) => topic.name === name) !== index)
        report(`${path}[${index}].name`, 'Another topic has this name already.');
    });
    return read;
  },
};

const businessHours = object({
  ...OPENING_MEMBERS,
  whenClosed: {
    field: choice('tell', 'handOver'),
    does: 'What a customer who needs a person gets outside these times: `tell` says when somebody is there again and stays with the bot; `handOver` says it and transfers all the same.',
    default: 'tell',
    example: 'tell',
  },
});

/**
 * The members of `policy.json`. A new member is an entry here: the parser, the type `Policy`, the schema and the reference
 * page (`npm run docs`) follow.
 */
export const POLICY_MEMBERS = {
  askedForPerson: {
    field: phrases,
    does: 'What else customers write to ask for a person, besides the usual ways. It has to be all that a message says, besides words of courtesy: "Can I talk to an agent, please?" asks for "agent", "my agent was rude" does not.',
    default: {},
    example: { en: ['agent', 'real person'], de: ['mitarbeiter'] },
  },
  yes: {
    field: phrases,
    does: "What counts as a yes to a question of the bot's, besides the button and the usual words.",
    default: {},
    example: { en: ['yes', 'yes please'], de: ['ja'] },
  },
  no: {
    field: phrases,
    does: "What counts as a no to a question of the bot's, besides the button and the usual words.",
    default: {},
    example: { en: ['no', 'not now'], de: ['nein'] },
  },
  topics: {
    field: uniqueTopics,
    does: 'What customers write about that routing should know of. The last topic that came up holds; of several in one message, the first in this list.',
    default: [],
    example: [
      {
        name: 'StolenCard',
        words: { en: ['stolen card', 'lost my card'], de: ['karte gestohlen'] },
        handOver: true,
        variables: { BotHandoffTopic: 'StolenCard' },
      },
    ],
  },
  notUnderstood: {
    field: object(
      {
        offerAfter: {
          field: count(1, 100),
          does: 'After so many messages in a row that were not understood, the bot offers a person.',
          default: 2,
          example: 2,
        },
        handOverAfter: {
          field: count(1, 100),
          does: 'After so many the conversation goes to one.',
          default: 3,
          example: 3,
        },
      },
      ({ offerAfter, handOverAfter }, path, report) => {
        if (offerAfter > handOverAfter)
          report(
            `${path}.offerAfter`,
            `Write no more than handOverAfter (${handOverAfter}): a person has to be offered before the conversation goes to one.`,
          );
      },
    ),
    does: 'How patient the bot is with itself.',
    default: {},
    example: { offerAfter: 1, handOverAfter: 2 },
  },
  botFailure: {
    field: object({
      handOver: {
        field: flag,
        does: 'Whether the conversation goes to a person when nobody could answer because something failed. If not, the message counts as one that was not understood.',
        default: true,
        example: true,
      },
    }),
    does: 'What follows when the bot itself fails.',
    default: {},
    example: { handOver: true },
  },
  unhappy: {
    field: object({
      offerPerson: {
        field: flag,
        does: 'Whether a customer who complains about the bot, or swears, is offered a person at once. If not, the message counts as one that was not understood.',
        default: true,
        example: true,
      },
    }),
    does: 'What follows when a customer says that the bot is no help.',
    default: {},
    example: { offerPerson: true },
  },
  solved: {
    field: object({
      askFirst: {
        field: flag,
        does: 'Whether the bot asks "was that all?" before it ends the conversation.',
        default: true,
        example: false,
      },
    }),
    does: 'What follows when the customer says that they have what they came for.',
    default: {},
    example: { askFirst: false },
  },
  businessHours: {
    field: orNull(businessHours),
    does: 'When people are there to take a conversation over. `null`: always. A conversation in which the bot failed is handed over at any hour.',
    default: null,
    example: {
      timeZone: 'Europe/Berlin',
      week: {
        monday: ['09:00-12:00', '13:00-17:30'],
        tuesday: ['09:00-17:30'],
        wednesday: ['09:00-17:30'],
        thursday: ['09:00-20:00'],
        friday: ['09:00-15:00'],
      },
      closedOn: ['2026-12-25', '2027-01-01'],
      whenClosed: 'tell',
    },
  },
  showcase: {
    field: flag,
    does: 'Whether the bot shows what a bot can show: the sample cards, `echo: …`, `debug` and the other demonstration commands. Off, they are words like any others, and the help does not name them.',
    default: true,
    example: false,
  },
  skillInputs: {
    field: dictionary(
      'what to send by variable, such as { "CustomerWords": "matter" }',
      { kind: 'a name of letters, digits and underscores', pattern: /^\w{1,100}$/ },
      choice('matter', 'messages'),
    ),
    does: "Context variables that carry the customer's own words, for a skill finder model to read: `matter` is what they wrote about what they want, `messages` their latest messages. **Never route on them**: whoever writes to the bot decides what is in them, and could write themselves into any queue. A variable that is set for routing keeps its value, whatever is named here.",
    default: {},
    example: { CustomerWords: 'matter' },
  },
  variables: {
    field: variables,
    does: 'Context variables that every escalation sets. The workstream has to declare each, with its type: `docs/connecting-dynamics-365.md`. A value is text or a whole number; in braces it says whether the representative reads it on the panel, which is so without.',
    default: {},
    example: { Brand: 'Contoso', Level: { value: 2, isDisplayable: false } },
  },
} as const;
