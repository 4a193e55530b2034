import type { ActivityLike } from './activity.ts';
import { arrayIn, isObject, stringOf, textOf } from './json.ts';
import { ADAPTIVE_CARD_VERSION } from './limits.ts';
import type { LintFinding } from './lintFinding.ts';
import { warning } from './lintFinding.ts';

const CARD_TYPES = 'application/vnd.microsoft.card.';
const ADAPTIVE_CARD = `${CARD_TYPES}adaptive`;

/**
 * The rules for the cards on a message to the customer.
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/administer/card-support-in-channels.md
 */
export function lintCards(activity: ActivityLike): LintFinding[] {
  const attachments = (arrayIn(activity.attachments) ?? []).filter(isObject);
  const cards = attachments.filter((attachment) =>
    stringOf(attachment['contentType']).startsWith(CARD_TYPES),
  );
  const findings: LintFinding[] = [];
  if (cards.length > 0 && textOf(activity.text) === undefined) {
    findings.push(
      warning(
        'card-without-text',
        'Customers on WhatsApp, SMS, Apple Messages and WeChat see nothing: those channels show no cards. Say the same in text.',
      ),
    );
  }
  if (cards.some((card) => card['contentType'] === ADAPTIVE_CARD && isTooNew(card['content']))) {
    findings.push(
      warning(
        'adaptive-card-too-new',
        `Customers in live chat may see a card with holes: the widget renders Adaptive Cards up to version ${ADAPTIVE_CARD_VERSION}.`,
      ),
    );
  }
  return findings;
}

function isTooNew(content: unknown): boolean {
  if (!isObject(content)) return false;
  const [major = 0, minor = 0] = stringOf(content['version']).split('.').map(Number);
  const [newestMajor = 0, newestMinor = 0] = ADAPTIVE_CARD_VERSION.split('.').map(Number);
  return major > newestMajor || (major === newestMajor && minor > newestMinor);
}
