import type { ActivityLike } from './activity.ts';
import { arrayIn, isObject, objectIn, textOf } from './json.ts';
import { findMember, memberOf, plainName } from './spelling.ts';
import { readChannelData } from './tags.ts';

/**
 * What a customer shared that is neither words nor a file. `label` is what it calls itself: an address or coordinates, a
 * person's name.
 */
export interface SharedThing {
  readonly kind: 'place' | 'contact';
  readonly label: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

const PLACES = ['place', 'geocoordinates', 'location'];
const CONTACTS = ['contact', 'contactcard', 'vcard', 'person', 'contacts'];

/**
 * Lists the places and contact cards of a message: an entity of the type that Bot Framework gives it (`Place`,
 * `GeoCoordinates`, schema.org's address of them too), or the member of `channelData` that a messenger's own message has.
 * @see https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
export function readSharedThings(activity: ActivityLike): readonly SharedThing[] {
  const fromEntities = (arrayIn(activity.entities) ?? []).flatMap((entity) => {
    if (!isObject(entity)) return [];
    const type = plainName((textOf(entity['type']) ?? '').split('/').at(-1) ?? '');
    if (PLACES.includes(type)) return [place(entity)];
    return CONTACTS.includes(type) ? [contact(entity)] : [];
  });
  return fromEntities.length > 0 ? fromEntities : fromMessenger(readChannelData(activity));
}

function fromMessenger(channelData: Members): readonly SharedThing[] {
  const location = objectIn(findMember(channelData, 'location')) ?? {};
  const found = coordinates(location) === undefined ? [] : [place(location)];
  const contacts = ['contacts', 'contact', 'vcard'].flatMap((name) => {
    const value = findMember(channelData, name);
    return [...(arrayIn(value) ?? []), objectIn(value)].filter(isObject).map(contact);
  });
  return [...found, ...contacts];
}

function place(members: Members): SharedThing {
  const address = memberOf(members, 'address');
  const label =
    textOf(memberOf(members, 'name')) ??
    textOf(address) ??
    coordinates(objectIn(memberOf(members, 'geo')) ?? members);
  return { kind: 'place', label };
}

function coordinates(members: Members): string | undefined {
  const read = (long: string, short: string): unknown => memberOf(members, long) ?? memberOf(members, short);
  const pair = [read('latitude', 'lat'), read('longitude', 'lng')];
  const numbers = pair.map((value) => Number.parseFloat(String(value)));
  return numbers.every(Number.isFinite) ? numbers.join(', ') : undefined;
}

function contact(members: Members): SharedThing {
  const name = memberOf(members, 'name');
  const parts = objectIn(name) ?? members;
  const label =
    textOf(name) ??
    textOf(memberOf(parts, 'formattedname')) ??
    [memberOf(parts, 'firstname'), memberOf(parts, 'lastname')].map(textOf).filter(Boolean).join(' ');
  return { kind: 'contact', label: label === '' ? undefined : label };
}
