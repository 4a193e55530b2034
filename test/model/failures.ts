import { answering, completion, replying, type Behaviour } from '../servers/modelServer.ts';

const ERROR = { error: { message: 'What does a canoe cost? is too much', code: 'x', type: 'x' } };
const FILTERED = { error: { ...ERROR.error, code: 'content_filter', innererror: { code: 'x' } } };

/** Everything that can go wrong with a model, by the name that it is reported under. */
export const FAILURES: readonly (readonly [
  what: string,
  behave: Behaviour,
  outcome: string,
  status?: number,
])[] = [
  ['is throttled', answering(429, ERROR), 'throttled', 429],
  ['refuses the question for its content', answering(400, FILTERED), 'filtered', 400],
  ['stops for the content of its answer', completion('{"ans', { finish: 'content_filter' }), 'filtered'],
  ['refuses in words', completion(null, { message: { refusal: 'I cannot.' } }), 'filtered'],
  ['is cut off', completion('{"answer":"In sho', { finish: 'length' }), 'cutOff'],
  ['answers prose', completion('Yes, you can.'), 'notJson'],
  ['answers JSON between fences', completion('```json\n{"answer":"Yes."}\n```'), 'notJson'],
  ['answers a page of a proxy', answering(200, '<html>', { 'content-type': 'text/html' }), 'notJson'],
  ['answers half a body', answering(200, '{"choices":[{"mess'), 'notJson'],
  ['answers nothing', completion(''), 'empty'],
  ['answers null', completion(null), 'empty'],
  ['answers blanks', replying({ answer: ' \n ' }), 'empty'],
  ['answers no choice', answering(200, { choices: [] }), 'wrongSchema'],
  ['answers something else', answering(200, { error: 'loading model' }), 'wrongSchema'],
  ['answers a list', completion('[]'), 'wrongSchema'],
  ['leaves a member out', completion('{"answer":"Yes.","meaning":"answered"}'), 'wrongSchema'],
  ['adds a member', replying({ command: 'Escalate' }), 'wrongSchema'],
  ['answers a number', replying({ answer: 5 }), 'wrongSchema'],
  ['means something else', replying({ meaning: 'escalate' }), 'wrongSchema'],
  ['calls a tool', completion(null, { finish: 'tool_calls' }), 'wrongSchema'],
  ['answers a page of text', replying({ answer: 'Yes. '.repeat(300) }), 'tooLong'],
  ['names no article', replying({ articles: [] }), 'noArticle'],
  ['names an article that it was not given', replying({ articles: ['vip-discount'] }), 'otherArticle'],
  ['names one of them besides', replying({ articles: ['oars', 'vip-discount'] }), 'otherArticle'],
  ['says that the articles do not answer', replying({ meaning: 'notCovered', articles: [] }), 'notCovered'],
  ['does not know the key', answering(401, ERROR), 'refused', 401],
  ['does not know the deployment', answering(404, ERROR), 'refused', 404],
  ['does not know a parameter', answering(400, ERROR), 'refused', 400],
  ['is broken', answering(500, ERROR), 'failed', 500],
  ['is overloaded', answering(503, 'no', { 'content-type': 'text/plain' }), 'failed', 503],
];
