import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { ModelConfig } from '../../lib/config.ts';
import type { PhrasingRequest } from '../../lib/conversation/index.ts';
import type { Dependency } from '../../lib/events.ts';
import type { Article } from '../../lib/knowledge/index.ts';
import { createModel } from '../../lib/model/index.ts';
import type { Model, ModelAnswer } from '../../lib/turns/index.ts';
import { startIdentityEndpoint } from '../servers/identityEndpoint.ts';
import {
  answering,
  replying,
  silent,
  startModelServer,
  stuck,
  type ModelServer,
} from '../servers/modelServer.ts';
import { FAILURES } from './failures.ts';

const BOATS: Article = {
  id: 'borrow-a-boat',
  language: 'en',
  title: 'Borrow a boat',
  questions: ['How do I rent a canoe?'],
  link: 'https://boats.example/borrow',
  handOver: false,
  sections: [{ text: 'A canoe is 12.50 a day. Write to boats@harbour.example.' }],
};
const OARS: Article = { ...BOATS, id: 'oars', title: 'Oars', sections: [{ text: 'Oars come with it.' }] };

const REQUEST: PhrasingRequest = {
  question: 'What does a canoe cost?',
  earlier: ['Hello'],
  language: 'en',
  articles: [BOATS, OARS],
  instructions: 'Call everybody Captain.',
};

interface Harbour {
  readonly server: ModelServer;
  readonly model: Model;
  readonly dependencies: readonly Dependency[];
  /** What the breaker goes by, in milliseconds. */
  time: number;
  readonly ask: (request?: PhrasingRequest, signal?: AbortSignal) => Promise<ModelAnswer>;
}

async function harbour(t: TestContext, config: Partial<ModelConfig> = {}): Promise<Harbour> {
  const server = await startModelServer();
  t.after(() => server.close());
  const dependencies: Dependency[] = [];
  const whole: ModelConfig = {
    ...{ baseUrl: server.url, deployment: 'test-model', clientId: undefined },
    ...{ timeoutMs: 4_000, reasoningEffort: undefined, ...config },
  };
  const model = createModel(whole, (dependency) => dependencies.push(dependency), { now: () => here.time });
  const here: Harbour = {
    ...{ server, model, dependencies, time: 0 },
    ask: (request = REQUEST, signal = AbortSignal.timeout(20_000)) => model.ask(request, signal),
  };
  return here;
}

describe('A model', () => {
  test('is asked once, for a fixed form, with the articles, the message and the instructions', async (t) => {
    const { server, ask } = await harbour(t);
    const { outcome, phrasing, promptTokens, completionTokens, finish } = await ask();
    assert.deepEqual([outcome, finish, promptTokens, completionTokens], ['answered', 'stop', 900, 60]);
    assert.deepEqual(phrasing, { text: 'In short: yes.', articles: [BOATS], askedAgain: false });
    const [request] = server.requests;
    assert.ok(request !== undefined && server.requests.length === 1);
    assert.equal(request.path, '/v1/chat/completions');
    assert.match(request.body, /"strict":true/);
    assert.match(request.body, /Call everybody Captain\./);
    assert.deepEqual(request.input, {
      articles: [
        { id: 'borrow-a-boat', title: 'Borrow a boat', text: BOATS.sections[0].text },
        { id: 'oars', title: 'Oars', text: OARS.sections[0].text },
      ],
      language: 'en',
      earlierMessages: ['Hello'],
      message: 'What does a canoe cost?',
    });
  });

  test('gets nothing from the environment of the process', async (t) => {
    const planted = { OPENAI_API_KEY: 'sk-planted', OPENAI_ORG_ID: 'planted', OPENAI_PROJECT_ID: 'planted' };
    for (const [name, value] of Object.entries(planted)) process.env[name] = value;
    t.after(() => {
      for (const name of Object.keys(planted)) Reflect.deleteProperty(process.env, name);
    });
    const { server, ask } = await harbour(t);
    await ask();
    assert.doesNotMatch(JSON.stringify(server.requests[0]?.headers), /planted/);
  });

  test('that reasons is told how hard, and given room for it', async (t) => {
    const { server, ask } = await harbour(t, { reasoningEffort: 'minimal' });
    await ask();
    assert.match(server.requests[0]?.body ?? '', /"reasoning_effort":"minimal"/);
  });

  test('gets no more than is bounded, however much there is', async (t) => {
    const { server, ask } = await harbour(t);
    const long = 'Words, words. '.repeat(10_000);
    const articles = Array.from({ length: 50 }, (_, at) => ({
      ...BOATS,
      ...{ id: `boat-${at}`, sections: [{ text: long }] as const },
    }));
    const earlier = Array.from({ length: 500 }, () => long);
    await ask({ ...REQUEST, question: long, earlier, instructions: long, articles });
    assert.ok((server.requests[0]?.body.length ?? Infinity) < 40_000);
  });

  test('is reported as a dependency, without path or words', async (t) => {
    const { dependencies, server, ask } = await harbour(t);
    await ask();
    const [dependency] = dependencies;
    assert.deepEqual(dependency && { ...dependency, milliseconds: 0 }, {
      ...{ kind: 'model', method: 'POST', operation: '/chat/completions', milliseconds: 0 },
      ...{ origin: new URL(server.url).origin, status: 200, ok: true },
    });
  });

  test('that says it is asked again for the same tells so', async (t) => {
    const { server, ask } = await harbour(t);
    server.behave = replying({ meaning: 'askedAgain' });
    assert.equal((await ask()).phrasing?.askedAgain, true);
  });
});

describe('A model is not said, and named for it, when it', () => {
  for (const [what, behave, outcome, status] of FAILURES) {
    test(what, async (t) => {
      const { server, ask } = await harbour(t);
      server.behave = behave;
      const answer = await ask();
      assert.equal(answer.outcome, outcome);
      assert.equal(answer.phrasing, undefined);
      assert.equal(answer.status, status);
      assert.equal(server.requests.length, 1, 'one attempt');
      assert.doesNotMatch(JSON.stringify(answer), /canoe/, 'no word of it');
    });
  }

  test('is down', async (t) => {
    const { server, ask } = await harbour(t);
    await server.close();
    assert.equal((await ask()).outcome, 'unreachable');
  });

  for (const [what, behave] of [
    ['hangs', silent],
    ['hangs in the middle of its answer', stuck],
  ] as const) {
    test(`${what}, when its time is up`, async (t) => {
      const { server, ask } = await harbour(t, { timeoutMs: 50 });
      server.behave = behave;
      assert.equal((await ask()).outcome, 'timedOut');
    });

    test(`${what}, when the turn is over`, async (t) => {
      const { server, ask } = await harbour(t);
      const turn = new AbortController();
      server.behave = (response, input) => {
        behave(response, input);
        turn.abort();
      };
      const closed = new Promise((resolve) => {
        const { behave: answer } = server;
        server.behave = (response, input) => {
          response.on('close', resolve);
          answer(response, input);
        };
      });
      assert.equal((await ask(REQUEST, turn.signal)).outcome, 'timedOut');
      await closed;
    });
  }

  test('sends the question elsewhere, where it does not go', async (t) => {
    const { server, ask } = await harbour(t);
    const elsewhere = await startModelServer();
    t.after(() => elsewhere.close());
    server.behave = answering(307, '', { location: `${elsewhere.url}chat/completions` });
    assert.equal((await ask()).outcome, 'unreachable');
    assert.deepEqual(elsewhere.requests, []);
  });
});

describe('In Azure a model', () => {
  const signedIn = async (t: TestContext) => {
    const identity = await startIdentityEndpoint();
    t.after(() => identity.close());
    Object.assign(process.env, identity.environment);
    t.after(() => {
      for (const name of Object.keys(identity.environment)) Reflect.deleteProperty(process.env, name);
    });
    return identity;
  };

  test('is signed in to with the managed identity, and the token is kept', async (t) => {
    const identity = await signedIn(t);
    const { server, ask } = await harbour(t, { clientId: 'the-identity' });
    await ask();
    await ask();
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      ['Bearer token-1', 'Bearer token-1'],
    );
    const [asked] = identity.asked;
    assert.ok(asked !== undefined);
    assert.equal(asked.get('client_id'), 'the-identity');
    assert.equal(asked.get('resource'), 'https://cognitiveservices.azure.com');
  });

  test('is not asked without a token', async (t) => {
    const identity = await signedIn(t);
    identity.failing = 401;
    const { server, ask } = await harbour(t, { clientId: 'another-identity' });
    assert.equal((await ask()).outcome, 'noToken');
    assert.deepEqual(server.requests, []);
  });
});
