import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';

/** What search has to know of a language. */
export interface Language {
  /** Takes the ending off a word in lower case, so that its forms meet: "returned" and "returns". */
  readonly stem: (word: string) => string;
  /** Words that stand in every question and tell none from another. Short on purpose: "not" and "where" do tell. */
  readonly common: ReadonlySet<string>;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    stem: english,
    common: words(
      'a an the this that these those and or but so if then than to of in on at by for from with as is am are was were be been ' +
        'do does did doing done have has had having i me my we us our you your it its he she they them can could will would ' +
        'shall should may might must please hi hello hey thanks thank there here what which how when who ' +
        'im ive id ill dont doesnt didnt cant wont isnt youre its want need like know tell say get got just really ' +
        'any some about into out up very also too again still already yet ok okay',
    ),
  },
  de: {
    stem: german,
    common: words(
      'der die das den dem des ein eine einen einem einer eines und oder aber wenn dann zu zum zur von vom in im an am auf für ' +
        'mit bei aus als ist bin sind war waren sein habe hast hat haben hatte ich mich mir mein meine meinen meinem meiner wir ' +
        'uns unser unsere sie ihr ihre ihren ihnen du dich dir dein deine es er man kann können könnte will wollen möchte ' +
        'muss müssen soll sollte darf bitte hallo danke was welche welcher welches wie wann wer da hier dass denn doch ' +
        'etwas mal noch schon sehr auch nur gerne gern wird werden würde ok',
    ),
  },
  fr: {
    stem: french,
    common: words(
      'le la les l un une des du de d et ou mais si alors que qu à a au aux dans en sur par pour avec comme est suis sont était ' +
        'être ai as avez avoir ont je j me m mon ma mes nous notre nos vous votre vos tu te ton ta tes il elle ils elles ce c ' +
        'cette ces cet se s sa son ses on y peux peut puis pouvez voudrais veux veut dois doit faut svp bonjour merci salut ' +
        'quoi quel quelle quels quelles comment quand qui est-ce très aussi encore déjà ok',
    ),
  },
};

/** A language whose words are taken as they are: a folder may be named for any language. */
const PLAIN: Language = { stem: (word) => word, common: new Set() };

/** What is known of a language; `code` is the folder's name. */
export function languageOf(code: string): Language {
  return LANGUAGES[code] ?? PLAIN;
}
