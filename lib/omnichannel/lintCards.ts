import type { ActivityLike } from './activity.ts';
import { CARD_TYPES, isTooNew, showsCards } from './cardSupport.ts';
import { arrayIn, isObject, stringOf, textOf } from './json.ts';
import { ADAPTIVE_CARD_VERSION } from './limits.ts';
import type { LintFinding } from './lintFinding.ts';
import { warning } from './lintFinding.ts';

const ADAPTIVE_CARD = `${CARD_TYPES}adaptive`;

/**
 * The rules for the cards on a message to the customer, whose channel may be known.
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/administer/card-support-in-channels.md
 */
export function lintCards(activity: ActivityLike, channel: string | undefined): LintFinding[] {
  const attachments = (arrayIn(activity.attachments) ?? []).filter(isObject);
  const cards = attachments.filter((attachment) =>
    stringOf(attachment['contentType']).startsWith(CARD_TYPES),
  );
  const findings: LintFinding[] = [];
  if (cards.length > 0 && textOf(activity.text) === undefined && !showsCards(channel, cards)) {
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
