import type { ActivityLike } from './activity.ts';
import { arrayIn, objectIn, objectsIn, textOf } from './json.ts';
import { memberOf, plainName, textIn, type Part } from './spelling.ts';

/**
 * What a customer shared that is neither words nor a file. `label` is what it calls itself: an address or coordinates, a
 * person's name.
 */
export interface SharedThing {
  readonly kind: 'place' | 'contact';
  readonly label: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

const PLACES = ['place', 'geocoordinates', 'location', 'venue', 'geo+json', 'postaladdress'];
const CONTACTS = ['contact', 'contactcard', 'vcard', 'person', 'contacts'];

/** What makes a contact card of a member that is called so: a sender's profile has none of these. */
const OF_A_CONTACT = ['name', 'formattedname', 'firstname', 'lastname', 'phones', 'phonenumber', 'vcard'];

/** Where the coordinates of a place stand when they do not stand in it, and what they are called there. */
const AROUND_COORDINATES = ['geo', 'location', 'payload', 'coordinates', 'geometry'];
const LATITUDES = ['latitude', 'lat', 'locationx'];
const LONGITUDES = ['longitude', 'lng', 'long', 'lon', 'locationy'];

/**
 * Lists the places and contact cards of a message: an entity of the type that Bot Framework gives it (`Place`,
 * `GeoCoordinates`, schema.org's address of them too), an attachment of a type that is called so, or the part of `channelData`
 * that a messenger's own message has, one of `messenger`.
 * @see https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
export function readSharedThings(activity: ActivityLike, messenger: readonly Part[]): readonly SharedThing[] {
  const things = [
    ...objectsIn(activity.entities).flatMap((entity) => {
      const type = typeOf(entity);
      if (PLACES.includes(type)) return [place(entity)];
      return CONTACTS.includes(type) ? [contact(entity)] : [];
    }),
    ...objectsIn(activity.attachments).flatMap((attachment) => {
      const content = objectIn(memberOf(attachment, 'content'));
      return isPlaceType(textIn(attachment, 'contenttype')) ? [place(content ?? attachment)] : [];
    }),
  ];
  return things.length > 0 ? things : fromMessenger(messenger);
}

/** Whole addresses under which maps show a place; the first is a URI of its own (RFC 5870). */
const MAP_ADDRESS =
  /^(?:geo:|https?:\/\/(?:maps\.google\.|(?:www\.)?google\.[a-z.]{2,6}\/maps|maps\.app\.goo\.gl\/|goo\.gl\/maps|maps\.apple\.com|(?:www\.)?openstreetmap\.org\/|(?:www\.)?bing\.com\/maps|(?:www\.)?waze\.com\/ul))\S*$/i;
const IN_AN_ADDRESS = /[:/=@](?<pair>-?\d{1,3}(?:\.\d+)?(?:,|%2C)-?\d{1,3}(?:\.\d+)?)/i;
const CARD_IN_WORDS = /^BEGIN:VCARD\s.*\sEND:VCARD$/is;

/**
 * What was shared where a channel, or the customer, made words of it: an address of a map, or a business card, and nothing
 * else.
 */
export function readWrittenThing(words: string): SharedThing | undefined {
  const text = words.trim();
  if (CARD_IN_WORDS.test(text)) return contact({ vcard: text });
  if (!MAP_ADDRESS.test(text)) return undefined;
  const pair = IN_AN_ADDRESS.exec(text)?.groups?.['pair'];
  return { kind: 'place', label: pair?.replace(/,|%2C/i, ', ') ?? text };
}

/** True for the type of an attachment that is a place, and no file: `location`, `application/geo+json`. */
export function isPlaceType(contentType: string | undefined): boolean {
  return contentType !== undefined && PLACES.includes(lastPart(contentType));
}

function fromMessenger(parts: readonly Part[]): readonly SharedThing[] {
  const [found] = parts.filter(isPlace);
  const contacts = parts.filter(
    ({ name, members }) =>
      CONTACTS.includes(name) && OF_A_CONTACT.some((each) => memberOf(members, each) !== undefined),
  );
  const bare = parts.flatMap(({ members }) => textOf(memberOf(members, 'vcard')) ?? []);
  return [
    ...(found === undefined ? [] : [place(found.members)]),
    ...(contacts.length > 0
      ? contacts.map(({ members }) => contact(members))
      : bare.map((vcard) => contact({ vcard }))),
  ];
}

/** A part that is called a place, or calls itself one, or is the whole message; and says where it is. */
function isPlace({ name, members }: Part): boolean {
  const isCalledSo = name === '' || PLACES.includes(name) || PLACES.includes(typeOf(members));
  return isCalledSo && coordinates(members) !== undefined;
}

function typeOf(members: Members): string {
  return lastPart(textIn(members, 'type', '@type', 'msgtype') ?? '');
}

function lastPart(type: string): string {
  return plainName((type.split('/').at(-1) ?? '').replace(/^vnd\./, ''));
}

function place(members: Members): SharedThing {
  const inside = objectIn(memberOf(members, 'location')) ?? {};
  const label = [members, inside].map(nameOfPlace).find((name) => name !== undefined);
  return { kind: 'place', label: label ?? coordinates(members) };
}

function nameOfPlace(members: Members): string | undefined {
  const address = objectIn(memberOf(members, 'address')) ?? members;
  const lines = ['streetaddress', 'postalcode', 'addresslocality'].flatMap(
    (name) => textIn(address, name) ?? [],
  );
  return (
    textIn(members, 'name', 'title', 'address', 'label') ??
    (lines.length === 0 ? undefined : lines.join(', '))
  );
}

function coordinates(members: Members, depth = 0): string | undefined {
  const pair = [LATITUDES, LONGITUDES].map((names) => decimal(textIn(members, ...names) ?? ''));
  if (pair.every(Number.isFinite)) return pair.join(', ');
  // GeoJSON says longitude first.
  const [east, north] = arrayIn(memberOf(members, 'coordinates')) ?? [];
  if (typeof east === 'number' && typeof north === 'number') return `${north}, ${east}`;
  for (const name of depth < 2 ? AROUND_COORDINATES : []) {
    const value = memberOf(members, name);
    const written = /^(?:geo:)?(?<pair>-?\d{1,3}(?:\.\d+)?,\s*-?\d{1,3}(?:\.\d+)?)/i.exec(
      textOf(value) ?? '',
    );
    const inside = objectIn(value);
    const found =
      written?.groups?.['pair'] ?? (inside === undefined ? undefined : coordinates(inside, depth + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Some locales write a comma where a number has its point. */
function decimal(text: string): number {
  return Number.parseFloat(/^\s*-?\d+,\d+\s*$/.test(text) ? text.replace(',', '.') : text);
}

function contact(members: Members): SharedThing {
  const name = memberOf(members, 'name');
  const parts = objectIn(name) ?? members;
  const label =
    textOf(name) ??
    textIn(parts, 'formattedname') ??
    /^FN[^:\r\n]*:(?<name>[^\r\n]+)/im.exec(textIn(members, 'vcard') ?? '')?.groups?.['name'] ??
    [textIn(parts, 'firstname'), textIn(parts, 'lastname')].filter(Boolean).join(' ');
  return { kind: 'contact', label: label === '' ? undefined : label };
}
