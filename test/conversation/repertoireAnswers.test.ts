import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bridged, lint, messageBytes, type JsonValue } from '../../lib/omnichannel/index.ts';
import {
  effectToActivity,
  newContext,
  repertoire,
  repliesFor,
  respond,
  type Answer,
  type ConversationContext,
  type CustomerMessage,
  type Say,
} from '../../lib/conversation/index.ts';
import { fill } from '../../lib/conversation/replies/index.ts';

const context: ConversationContext = { ...newContext(0), greeted: true };
const LIMIT = 28 * 1024;

function message(members: Partial<CustomerMessage>): CustomerMessage {
  return {
    kind: 'customerMessage',
    text: '',
    submit: undefined,
    files: [],
    sourceChannel: 'lcw',
    locale: undefined,
    ...members,
  };
}

function answer(given: string | Partial<CustomerMessage>, known = context): Answer {
  const members = typeof given === 'string' ? { text: given } : given;
  return respond({ message: message(members), context: known, replies: repliesFor(known.locale) });
}

/** The sentences as they stand in the catalogues: whoever rewrites them changes nothing here. */
const en = repliesFor('en');
const de = repliesFor('de');

const says = (given: Answer): readonly Say[] => (given.kind === 'said' ? given.says : []);
const text = (given: Answer): string =>
  says(given)
    .map((say) => say.text)
    .join('\n');

/** What the answer is, in a word: its rule, or its kind. */
const meaning = (given: Answer): string => (given.kind === 'said' ? given.rule : given.kind);

describe('what the customer writes', () => {
  for (const [expected, texts] of Object.entries({
    wantsPerson: [
      'agent',
      'AGENT!',
      'agent please',
      'Agent, please.',
      'I want to talk to an agent',
      '  agent\n',
    ],
    wantsEnd: ['end chat', 'EndChat', 'End  chat.', 'please end the chat', 'bye', 'Goodbye!'],
    help: ['help', 'Help!', 'I need help', 'help me please', 'HELP'],
    solved: ['thanks', 'Thank you!', 'thanks a lot', 'That’s all', "that's all, thanks", 'no thanks'],
    hello: ['hello', 'Hi!', 'Good morning'],
    echo: ['echo: hello', 'ECHO :hello', '  echo:\nhello'],
    animationCard: ['AnimationCard', 'animation card', 'the animation card, please'],
    audioCard: ['AudioCard', 'audio card'],
    videoCard: ['VideoCard', 'video card'],
    heroCard: ['HeroCard', 'hero card', 'HERO CARD', 'hero-card', 'ｈｅｒｏ ｃａｒｄ'],
    heroCardIMBack: [
      'HeroCardIMBack',
      'hero card imback',
      'herocardimback',
      'HeroCard IMBack',
      'hero card im back',
    ],
    thumbnailCard: ['ThumbnailCard', 'thumbnail card'],
    receiptCard: ['ReceiptCard', 'receipt card'],
    signinCard: ['SigninCard', 'signin card', 'sign-in card', 'sign in card'],
    faultySigninCard: ['FaultySigninCard', 'faulty signin card', 'faulty sign-in card'],
    htmlList: ['HtmlList', 'html list'],
    markdown: ['Markdown', 'markdown'],
    attachmentFromC2: ['AttachmentFromC2', 'attachment from c2', 'attachment fromC2'],
    debug: ['Debug', 'debug'],
    'adaptiveCard.form': ['ac form', 'AC Form', 'ac  form.'],
    'adaptiveCard.booking': ['ac booking'],
    'adaptiveCard.table': ['ac table'],
    'adaptiveCard.weather': ['ac weather'],
    'adaptiveCard.order status': ['ac order status', 'ac orderstatus'],
    'adaptiveCard.unknown': ['ac nothing', 'ac', 'AC/DC'],
    notUnderstood: [
      ...[
        'my mac is broken',
        'my ac is broken',
        'AC stopped working',
        'ac dc is a band',
        'ac form please now',
      ],
      ...[
        'travel agent',
        'I need a travel agent',
        'agentur',
        'my agent was rude',
        'reagent',
        'the end chatter',
      ],
      ...['I do not want help with this', 'no agent', 'a hero', 'card', 'debugger', 'superhero card'],
      ...['echo', 'echo:', 'echo:  \n', 'an echo: hello', 'echoes: hello', ''],
      ...['!!!', 'please', 'toString', 'constructor', '__proto__', 'ac constructor x'],
    ],
  })) {
    for (const given of texts) {
      it(`${JSON.stringify(given)} means ${expected}`, () => {
        assert.equal(meaning(answer(given)), expected);
      });
    }
  }

  for (const [expected, texts] of Object.entries({
    wantsPerson: [
      'Mitarbeiter',
      'Ich möchte mit einem Mitarbeiter sprechen',
      'conseiller',
      'un conseiller svp',
    ],
    wantsEnd: ['Chat beenden', 'Bitte den Chat beenden', 'Tschüss!', 'Terminer le chat', 'Au revoir'],
    help: ['Hilfe', 'Hilfe bitte', 'Aide', 'J’ai besoin d’aide', "à l'aide"],
    solved: ['Danke', 'Vielen Dank!', 'Danke, das war alles.', 'Merci', 'Merci, c’est tout', 'Non, merci'],
    hello: ['Guten Tag', 'Bonjour !'],
    notUnderstood: [
      'Reiseagent',
      'Hilfsarbeiter gesucht',
      'Dankesrede',
      'agent de voyage',
      'merci de patienter',
    ],
  })) {
    for (const given of texts) {
      it(`${JSON.stringify(given)} means ${expected}, whatever the language of the conversation`, () => {
        for (const locale of ['de', 'fr', 'en'])
          assert.equal(meaning(answer(given, { ...context, locale })), expected);
      });
    }
  }

  it('is echoed as it was written: capitals, blanks and markup included', () => {
    assert.deepEqual(says(answer('Echo: Hello  *WORLD*\n😀 ')), [
      { kind: 'say', text: 'Hello  *WORLD*\n😀 ', textFormat: 'plain' },
    ]);
  });

  it('is not echoed when it reads as the context of the contact center', () => {
    assert.equal(meaning(answer('echo: {"EventName":"omnichannelSetContext","x":1}')), 'notUnderstood');
  });

  it('lists the Adaptive Cards when it names none of them', () => {
    for (const name of ['form', 'booking', 'table', 'weather', 'order status'])
      assert.ok(text(answer('ac nothing')).includes(name), name);
  });
});

describe('a submitted card', () => {
  it('is answered with what was entered, under the names that the customer saw', () => {
    const submit = {
      card: 'form',
      name: 'Ana',
      email: 'ana@example.com',
      topic: 'invoice',
      callBack: 'true',
    };
    assert.equal(
      text(answer({ submit })),
      fill(en.formReceived, {
        entries: [
          `${en.fieldName}: Ana`,
          `${en.fieldEmail}: ana@example.com`,
          `${en.fieldTopic}: ${en.topicInvoice}`,
          `${en.fieldCallBack}: ${en.yes}`,
        ].join('\n'),
      }),
    );
  });

  it('is answered in the language of the conversation', () => {
    const submit = {
      card: 'booking',
      day: '2027-01-04',
      time: '10:30',
      machines: 2,
      phone: '+49 30 5550100',
    };
    assert.equal(
      text(answer({ submit }, { ...context, locale: '1031' })),
      fill(de.bookingReceived, {
        entries: [
          `${de.fieldDay}: 2027-01-04`,
          `${de.fieldTime}: 10:30`,
          `${de.fieldMachines}: 2`,
          `${de.fieldPhone}: +49 30 5550100`,
        ].join('\n'),
      }),
    );
  });

  it('asks again for what a client let through', () => {
    assert.equal(
      text(answer({ submit: { card: 'booking', day: '2027-01-04', time: ' ', machines: { a: 1 } } })),
      fill(en.formIncomplete, { fields: [en.fieldTime, en.fieldMachines, en.fieldPhone].join(', ') }),
    );
  });

  describe('of another bot', () => {
    const readable: readonly (readonly [JsonValue, string])[] = [
      [{ size: 'L', extras: ['milk'] }, 'L'],
      [{ day: '2027-01-04', mail: 'ana@example.com', machines: 2 }, '2027-01-04, ana@example.com, 2'],
      [{ wish: 'two cups, please', orderId: 'A-17', __flag: 'x', type: 'submit' }, 'two cups, please'],
      ['yes', 'yes'],
    ];
    for (const [submit, value] of readable) {
      it(`${JSON.stringify(submit)} is repeated as far as it reads as words`, () => {
        assert.equal(text(answer({ submit })), fill(en.submitted, { value }));
      });
    }

    const unreadable: readonly JsonValue[] = [
      [1, null],
      {},
      { step: 'bookRepair', next: { step: 'x' } },
      { ticket: '5f0c1a7e-2b9d-4f3e-8a11-0c9be1d2f3a4' },
      { link: 'https://example.com/?token=1' },
      { data: '{"a":1}' },
      { scenario: 'returns', cardId: 'a', SessionToken: 'b', verb: 'go' },
    ];
    for (const submit of unreadable) {
      it(`${JSON.stringify(submit)} is only acknowledged`, () => {
        assert.equal(text(answer({ submit })), en.submittedUnread);
      });
    }
  });

  it('says nothing that is not there: placeholders and prototypes in it mean nothing', () => {
    const submit = { card: 'form', name: '{email}', email: '{name}', topic: 'constructor' };
    const entries = [
      `${en.fieldName}: {email}`,
      `${en.fieldEmail}: {name}`,
      `${en.fieldTopic}: constructor`,
    ].join('\n');
    assert.equal(text(answer({ submit })), fill(en.formReceived, { entries }));
  });

  it('with words beside it is answered to the words, when they are understood', () => {
    assert.equal(meaning(answer({ text: 'help', submit: { a: 1 } })), 'help');
    assert.equal(meaning(answer({ text: 'Book', submit: { a: 1 } })), 'cardSubmit');
  });
});

describe('a file from the customer', () => {
  const invoice = { id: '1', name: 'invoice *1*.pdf', contentType: 'application/pdf' };
  const picture = { id: '2', name: 'cat.png', contentType: 'image/png' };
  const thanks = (name: string, type: string): string => fill(en.file, { name, type });

  it('is acknowledged with its name and type', () => {
    const given = answer({ files: [invoice, picture] });
    assert.equal(meaning(given), 'file');
    assert.equal(
      text(given),
      `${thanks('invoice *1*.pdf', 'application/pdf')}\n${thanks('cat.png', 'image/png')}`,
    );
    assert.equal(says(given)[0]?.textFormat, 'plain');
  });

  it('is acknowledged when little is known of it', () => {
    const unknown = { id: '1', name: undefined, contentType: undefined };
    assert.equal(text(answer({ files: [unknown] })), en.fileUnnamed);
    assert.equal(
      text(answer({ files: [{ ...unknown, name: 'a.bin' }] })),
      thanks('a.bin', en.fileTypeUnknown),
    );
  });

  it('that comes with words gets both answers, and words that say nothing need none', () => {
    assert.deepEqual(
      says(answer({ text: 'echo: here', files: [picture] })).map((say) => say.text),
      [thanks('cat.png', 'image/png'), 'here'],
    );
    assert.equal(meaning(answer({ text: 'Here is my cat', files: [picture] })), 'file');
    assert.equal(meaning(answer({ text: 'agent', files: [picture] })), 'wantsPerson');
  });

  it('is identified by its type on "attachment from c2", once', () => {
    const given = answer({ text: 'AttachmentFromC2', files: [picture] });
    assert.equal(text(given), `${en.attachmentIdentified}\n${thanks('cat.png', 'image/png')}`);
    assert.ok(text(answer('attachment from c2')).includes(en.attachmentIdentified));
  });

  it('among thousands is counted', () => {
    const files = Array.from({ length: 3_000 }, () => invoice);
    assert.ok(text(answer({ files })).endsWith(fill(en.moreFiles, { count: '2995' })));
  });
});

describe('debug', () => {
  it('names what is known and gives nothing of it away', () => {
    const known: ConversationContext = {
      ...context,
      locale: 'en-GB',
      sourceChannel: 'lcw',
      session: 2,
      customerTurns: 7,
      notUnderstood: 1,
      facts: { Tier: 'SECRET-1', msdyn_ConversationId: 'SECRET-2', Nested: { inner: 'SECRET-3' } },
      recentMessages: ['SECRET-4'],
    };
    assert.equal(
      text(answer('debug', known)),
      fill(en.debug, {
        phase: 'talking',
        session: '2',
        language: 'en-GB',
        channel: 'lcw',
        turns: '7',
        notUnderstood: '1',
        variables: 'Nested, Tier, msdyn_ConversationId',
      }),
    );
  });

  it('shows the values to a developer on their own machine', () => {
    const known: ConversationContext = {
      ...context,
      facts: { Tier: 'gold', Case: 10_021, Nested: { inner: [1] } },
    };
    const shown = text(
      respond({ message: message({ text: 'debug' }), context: known, replies: en, showValues: true }),
    );
    assert.match(shown, /\n {2}Case = 10021\n {2}Nested = \{"inner":\[1\]\}\n {2}Tier = "gold"$/);
    const long = { ...context, facts: { Long: 'x'.repeat(100_000) } };
    const bounded = respond({
      message: message({ text: 'debug' }),
      context: long,
      replies: en,
      showValues: true,
    });
    assert.ok(text(bounded).length < 1_000);
  });
});

describe('any message at all', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((rest) => `echo:${rest}`),
    fc.constantFrom(
      'echo:' + '\u{1F600}'.repeat(50_000),
      'echo:\u{D83D}',
      'echo:\u0000',
      'x'.repeat(200_000),
    ),
    fc.constantFrom('help', 'debug', 'ac form', 'attachment from c2', '{name}', 'echo: {name}'),
  );
  const file = fc.record({
    id: fc.constant(undefined),
    name: fc.option(fc.string({ unit: 'binary', maxLength: 2_000 }), { nil: undefined }),
    contentType: fc.option(fc.string({ unit: 'binary', maxLength: 2_000 }), { nil: undefined }),
  });
  const submit = fc.oneof(
    fc.jsonValue(),
    fc.record({ card: fc.constantFrom('form', 'booking', 'x'), name: fc.jsonValue(), email: fc.string() }),
  ) as fc.Arbitrary<JsonValue>;

  it('gets an answer that every channel delivers and the linter has nothing against', () => {
    fc.assert(
      fc.property(
        words,
        fc.array(file, { maxLength: 8 }),
        fc.option(submit, { nil: undefined }),
        fc.constantFrom('en', 'de', 'fr'),
        (given, files, entered, locale) => {
          const facts = { [given.slice(0, 5_000)]: 'x' };
          const found = answer({ text: given, files, submit: entered }, { ...context, locale, facts });
          for (const say of says(found)) {
            const activity = bridged(effectToActivity(say));
            assert.deepEqual(lint(activity, []), []);
            assert.ok(messageBytes(activity) < LIMIT);
            assert.deepEqual(activity.channelData, { deliveryMode: 'bridged' });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gets the same answer through the port', async () => {
    const question = { message: message({ text: 'help' }), context, replies: repliesFor('de') };
    assert.deepEqual(await repertoire(question, AbortSignal.timeout(1_000)), respond(question));
  });
});

describe('without the showcase', () => {
  const off = (text: string): Answer =>
    respond({ message: message({ text }), context, replies: en, showcase: false });

  for (const command of [
    'debug',
    'echo: hello',
    'hero card',
    'ac booking',
    'ac x',
    'markdown',
    'attachment from c2',
  ]) {
    it(`${JSON.stringify(command)} is words like any others`, () => {
      assert.deepEqual(off(command), { kind: 'notUnderstood' });
    });
  }

  it('what a customer needs is there, and the help names nothing else', () => {
    assert.equal(meaning(off('agent')), 'wantsPerson');
    assert.equal(meaning(off('end chat')), 'wantsEnd');
    assert.equal(text(off('help')), en.helpWithoutShowcase);
    assert.doesNotMatch(text(off('help')), /card|echo|debug|markdown/i);
  });
});
