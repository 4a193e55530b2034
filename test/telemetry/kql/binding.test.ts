import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readQueries } from '../../../scripts/queries.ts';
import { EVENTS } from '../../../lib/events.ts';
import { eventMistakes, eventsOf } from './eventFields.ts';
import { parseKql } from './languageService.ts';

const queries = await readQueries();

describe('every query', () => {
  for (const { file, text } of queries) {
    test(`${file} is understood by the language service`, () => {
      assert.deepEqual(parseKql(text).problems, []);
    });

    test(`${file} asks for events, fields and values that there are`, () => {
      assert.deepEqual(eventMistakes(parseKql(text).root), []);
    });
  }

  test('taken together they look at every event', () => {
    const seen = new Set(queries.flatMap(({ text }) => eventsOf(parseKql(text).root)));
    assert.deepEqual(
      Object.keys(EVENTS).filter((name) => ![...seen].some((event) => event === name)),
      [],
    );
  });
});

describe('the language service reports', () => {
  const planted = {
    'a column that the table does not have': ["customEvents | where nme == 'a'", /KS142 at 'nme'/],
    'a column that was projected away': [
      'requests | project name | where duration > 1',
      /KS142 at 'duration'/,
    ],
    'a table that there is not': ['customEvent | take 1', /KS204 at 'customEvent'/],
    'a function that there is not': ['requests | where tobol(success)', /KS211 at 'tobol'/],
    'an operator that there is not': ['requests | filtr name', /KS176 at 'filtr'/],
    'a word that means something else': ['requests | summarize last = max(timestamp)', /KS228 at 'last'/],
    'a call that is not closed': ['requests | summarize count(', /KS/],
    'a number where a time belongs': ['requests | where ago(3) < timestamp', /KS/],
  } as const;
  for (const [mistake, [query, problem]] of Object.entries(planted)) {
    test(mistake, () => {
      assert.match(parseKql(query).problems.join('\n'), problem);
    });
  }
});

describe('a query is refused for', () => {
  const about = "customEvents | where name == 'conversation.ended' | where ";
  const planted = {
    'an event that nobody reports': [
      "customEvents | where name == 'conversation.end'",
      "there is no event 'conversation.end'",
    ],
    'an event in a list that nobody reports': [
      "customEvents | where name in ('failOpen', 'failopen')",
      "there is no event 'failopen'",
    ],
    'an event that it looks for by a part of its name': [
      "customEvents | where name startswith 'conversation'",
      "an event is named in full, not by namestartswith'conversation'",
    ],
    'a field of another event': [
      `${about}tostring(customDimensions.phase) == 'ended'`,
      'none of conversation.ended has a field phase',
    ],
    'a text among the measurements': [
      `${about}tostring(customMeasurements.reason) == 'idle'`,
      'customMeasurements.reason is read by tostring, and is text',
    ],
    'a number among the dimensions': [
      `${about}toint(customDimensions.session) == 1`,
      'customDimensions.session is read by toint, and is number',
    ],
    'a number that is read as text': [
      `${about}tostring(customMeasurements.session) == '1'`,
      'customMeasurements.session is read by tostring, and is number',
    ],
    'a field without a type': [
      `${about}customDimensions.reason == 'idle'`,
      'customDimensions.reason is read by nothing, and is text',
    ],
    'a field in brackets': [
      `${about}tostring(customDimensions['reason']) == 'idle'`,
      'customDimensions is read by naming a field of it',
    ],
    'a value that the field cannot have': [
      `${about}tostring(customDimensions.reason) == 'ended'`,
      "reason is never 'ended'",
    ],
    'a value that a column with the field cannot have': [
      `customEvents | where name == 'conversation.ended'
       | extend why = tostring(customDimensions.reason) | where why in ('idle', 'botFailure')`,
      "reason is never 'botFailure'",
    ],
  } as const;
  for (const [mistake, [query, complaint]] of Object.entries(planted)) {
    test(mistake, () => {
      const { root, problems } = parseKql(query);
      assert.deepEqual(problems, []);
      assert.deepEqual(eventMistakes(root), [complaint]);
    });
  }
});
