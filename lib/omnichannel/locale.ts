import type { JsonObject } from './activity.ts';
import { labelOf } from './json.ts';
import { plainName } from './spelling.ts';

/** The platform's own variable first; the others are what older transcripts and customers' pages call it. */
const NAMES = ['msdynlocale', 'msdynlocalecode', 'msdynlocaleid'];
const PAGE_NAMES = ['locale', 'localecode', 'localeid', 'language', 'languagecode'];

/**
 * The language in which a conversation is to be held, as far as its context or its activity says it: a language tag, or a
 * Windows language identifier (1031), as a text or as a number. The variables of the social channels carry the channel's
 * name (`msdyn_…Locale`), so any variable of the platform that ends so counts behind the platform's own.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/context-variables-for-bot
 */
export function readLocale(variables: JsonObject, ofActivity: unknown): string | undefined {
  const named = Object.entries(variables).map(([name, value]) => [plainName(name), value] as const);
  const valueOf = (wanted: (name: string) => boolean): string | undefined => {
    for (const [name, value] of named) {
      const locale = wanted(name) ? localeIn(value) : undefined;
      if (locale !== undefined) return locale;
    }
    return undefined;
  };
  for (const known of NAMES) {
    const locale = valueOf((name) => name === known);
    if (locale !== undefined) return locale;
  }
  return (
    valueOf((name) => /^msdyn.*locale(?:code|id)?$/.test(name)) ??
    localeIn(ofActivity) ??
    valueOf((name) => PAGE_NAMES.includes(name))
  );
}

/** Something that can be a locale; a sentence under that name is not one. */
export function localeIn(value: unknown): string | undefined {
  const label = labelOf(typeof value === 'number' ? String(value) : value)?.trim();
  return label !== undefined && /^(?:[a-z]{2,3}(?:[-_][a-z\d]{1,8})*|\d{1,6})$/i.test(label)
    ? label
    : undefined;
}
