import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type * as AdaptiveCards from 'adaptivecards';
import { ADAPTIVE_CARD_VERSION, bridged, lint, messageBytes } from '../../lib/omnichannel/index.ts';
import { effectToActivity, type Say } from '../../lib/conversation/index.ts';
import { adaptiveCard, adaptiveCardNames, cards } from '../../lib/conversation/repertoire/cards/index.ts';
import { htmlList, markdown } from '../../lib/conversation/repertoire/formattedText.ts';
import { catalogues, type Replies } from '../../lib/conversation/replies/index.ts';

// The package declares an entry that Node cannot load as a module; the bundle beside it is a script.
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

const everyCard = (replies: Replies): readonly (readonly [string, Say])[] => [
  ...Object.entries(cards).map(([name, card]) => [name, card(replies)] as const),
  ...adaptiveCardNames.map((name) => [`ac ${name}`, adaptiveCard(name, replies)] as const),
];

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

function contentOf(say: Say): Members {
  const content = say.attachments?.[0]?.content;
  assert.ok(isObject(content));
  return content;
}

/** Every object inside a card, at any depth. */
function parts(value: unknown): readonly Members[] {
  if (!isObject(value)) return [];
  return [value, ...Object.values(value).flatMap(parts)];
}

const shownTo = (content: Members): readonly string[] =>
  parts(content).flatMap((part) =>
    ['title', 'subtitle', 'text', 'label'].flatMap((name) => {
      const words = part[name];
      return typeof words === 'string' ? [words] : [];
    }),
  );

/** Words that only make sense on a card: names of buttons and columns, and what can be chosen. */
const ONLY_ON_CARDS = (replies: Replies): readonly string[] => [
  ...[replies.send, replies.signinButton, replies.tableWay, replies.tableTakes, replies.tableCosts],
  ...[replies.topicOrder, replies.topicInvoice, replies.topicOther],
];

for (const replies of catalogues) {
  describe(`the cards, in ${replies.language}`, () => {
    for (const [name, say] of everyCard(replies)) {
      it(`${name} says the same in text as on the card`, () => {
        const missing = shownTo(contentOf(say)).filter(
          (words) => !say.text.includes(words) && !ONLY_ON_CARDS(replies).includes(words),
        );
        assert.deepEqual(missing, []);
      });

      it(`${name} says in text only what it cannot show, and everything where nobody knows what is shown`, () => {
        const { contentType = '' } = say.attachments?.[0] ?? {};
        const kind = contentType.slice('application/vnd.microsoft.card.'.length);
        const dated = name === 'ac booking';
        const shown: Readonly<Record<string, boolean>> = {
          lcw: true,
          webchat: true,
          msteams: !['animation', 'audio', 'video'].includes(kind),
          teams: !['animation', 'audio', 'video'].includes(kind) && !dated,
          directline: ['adaptive', 'hero', 'receipt', 'thumbnail'].includes(kind) && !dated,
          ...{ whatsapp: false, sms: false, line: false, facebook: false, omnichannel: false },
        };
        for (const [channel, isShown] of Object.entries(shown)) {
          const { text, summary, attachments } = effectToActivity(say, channel);
          assert.deepEqual([text, summary], isShown ? ['', say.text] : [say.text, undefined], channel);
          assert.deepEqual(attachments, say.attachments);
        }
        assert.equal(effectToActivity(say).text, say.text);
      });

      it(`${name} is clean on the wire, small, and survives being stored`, () => {
        const activity = bridged(effectToActivity(say));
        assert.deepEqual(lint(activity, []), []);
        assert.ok(messageBytes(activity) < 8 * 1024, `${messageBytes(activity)} bytes`);
        assert.deepEqual(JSON.parse(JSON.stringify(activity)), activity);
        assert.doesNotMatch(JSON.stringify(activity), /\{\w+\}/);
      });

      it(`${name} leads to addresses that belong to nobody, and loads nothing by itself but what is in it`, () => {
        const addresses = parts(contentOf(say)).flatMap(({ url, type, value }) =>
          [url, type === 'openUrl' || type === 'signin' ? value : undefined].filter(
            (address) => typeof address === 'string',
          ),
        );
        for (const address of addresses)
          assert.match(address, /^(https:\/\/example\.com\/|data:image\/svg\+xml,)/);
      });
    }

    for (const name of adaptiveCardNames) {
      it(`ac ${name} is an Adaptive Card that the library reads without a complaint`, () => {
        const content = contentOf(adaptiveCard(name, replies));
        const context = new SerializationContext();
        const card = new AdaptiveCard();
        card.parse(content, context);
        const complaints = Array.from(
          { length: context.eventCount },
          (_, at) => context.getEventAt(at).message,
        );
        assert.deepEqual(complaints, []);
        assert.deepEqual(card.validateProperties().validationEvents, []);
        assert.ok(Number(content['version']) <= Number(ADAPTIVE_CARD_VERSION));
      });
    }

    it('ask for what they answer: each input has a label, and each form can be sent', () => {
      for (const name of ['form', 'booking'] as const) {
        const content = contentOf(adaptiveCard(name, replies));
        const inputs = parts(content).filter(({ type }) => String(type).startsWith('Input.'));
        assert.ok(inputs.length >= 4);
        for (const input of inputs) assert.ok(input['label'] ?? input['title'], String(input['id']));
        assert.ok(parts(content).some(({ type }) => type === 'Action.Submit'));
      }
      const required = parts(contentOf(adaptiveCard('booking', replies))).filter(
        ({ isRequired, errorMessage }) => isRequired === true && typeof errorMessage === 'string',
      );
      assert.equal(required.length, 4);
    });

    it('include a sign-in that is faulty on purpose: its button has no address', () => {
      const [button] = parts(contentOf(cards.faultySigninCard(replies))['buttons']).slice(1);
      assert.deepEqual(button, { type: 'signin', title: replies.signinButton });
    });

    it('leave a text that is not the card’s own beside it, whatever the channel shows', () => {
      const { attachments = [] } = cards.heroCard(replies);
      const said: Say = { kind: 'say', text: 'Here it is.', attachments };
      assert.equal(effectToActivity(said, 'lcw').text, 'Here it is.');
      const half = effectToActivity({ ...said, textBesideCards: 'Look:' }, 'lcw');
      assert.deepEqual([half.text, half.summary], ['Look:', 'Here it is.']);
    });

    it('format lists in HTML and in Markdown', () => {
      assert.equal(htmlList(replies).textFormat, 'xml');
      assert.match(htmlList(replies).text, /^<p>[^<]+<\/p><ol>(<li>[^<]+<\/li>){3}<\/ol>$/);
      assert.equal(markdown(replies).textFormat, 'markdown');
      assert.match(markdown(replies).text, /^\*\*.+\*\*\n\n1\. .+\n2\. .+\n3\. .+\n\n\[.+\]\(https:.+\)$/);
    });
  });
}
