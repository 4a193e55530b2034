import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPlacesFound } from '../../lib/storage/placesFound.ts';

describe('The place where a conversation was found', () => {
  it('is known until there is nothing to note of it', () => {
    const places = createPlacesFound(2);
    assert.equal(places.of('a'), undefined);
    places.note('a', 'first');
    places.note('a', 'second');
    assert.equal(places.of('a'), 'second');
    places.note('a', undefined);
    assert.equal(places.of('a'), undefined);
  });

  it('is forgotten for a newer one when there are too many, the one that was not noted for longest first', () => {
    const places = createPlacesFound(2);
    for (const key of ['a', 'b', 'a', 'c']) places.note(key, `place of ${key}`);
    assert.deepEqual(['a', 'b', 'c'].map(places.of), ['place of a', undefined, 'place of c']);
  });

  it('is kept when something is found that needs no note', () => {
    const places = createPlacesFound(1);
    places.note('a', 'first');
    places.note('b', undefined);
    assert.equal(places.of('a'), 'first');
  });
});
