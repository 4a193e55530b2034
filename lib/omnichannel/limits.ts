/**
 * Every limit of the contact center that this project knows, with the page that states it. Lengths in characters are
 * UTF-16 units, as .NET counts them; sizes in bytes are UTF-8.
 */

/**
 * A whole message, including metadata such as tags and timestamps, on every messaging channel: 28 KB.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/configure-bot-best-practices
 * @see https://learn.microsoft.com/azure/communication-services/concepts/service-limits
 */
export const MESSAGE_LIMIT_BYTES = 28 * 1024;

/**
 * What to leave free below {@link MESSAGE_LIMIT_BYTES} for what is added to a message on its way: ids, accounts, the
 * conversation, timestamps. Our estimate.
 */
export const MESSAGE_METADATA_BYTES = 2 * 1024;

/**
 * The name of a context variable. (An older edition of the page said 200.)
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/includes/cc-context-variable-considerations.md
 */
export const VARIABLE_NAME_LIMIT = 100;

/** The text value of a context variable. Same page as {@link VARIABLE_NAME_LIMIT}. */
export const VARIABLE_VALUE_LIMIT = 4_000;

/**
 * Custom context variables of one chat. Stated for the context given when a chat starts; applied to commands too,
 * because they write the same variables.
 * @see https://learn.microsoft.com/dynamics365/customer-service/develop/send-context-starting-chat
 */
export const VARIABLE_COUNT_LIMIT = 100;

/**
 * The range of an integer value. Microsoft says "Integer" without a range: this is .NET's `Int32`, our inference, so that
 * nothing is sent that the other side could wrap or round. Greater integers are sent as text.
 */
export const INTEGER_MIN = -(2 ** 31);
/** The upper end of the range described at {@link INTEGER_MIN}. */
export const INTEGER_MAX = 2 ** 31 - 1;

/**
 * The text of a message on a custom messaging channel.
 * @see https://github.com/MicrosoftDocs/dynamics-365-contact-center/blob/main/contact-center/extend/api/api-conversation-endpoint.md
 */
export const CUSTOM_CHANNEL_TEXT_LIMIT = 6_000;

/**
 * A file a customer sends, by default: 5 MB.
 * @see https://learn.microsoft.com/dynamics365/customer-service/develop/download-attachments-bot
 */
export const FILE_LIMIT_BYTES = 5 * 1024 * 1024;

/**
 * Messages one sender may put into one conversation before Azure Communication Services answers 429.
 * @see https://learn.microsoft.com/azure/communication-services/concepts/service-limits
 */
export const SEND_RATE_LIMITS = [
  { count: 10, seconds: 10 },
  { count: 30, seconds: 60 },
] as const;

/** Typing indicators of one user in one conversation. Same page as {@link SEND_RATE_LIMITS}. */
export const TYPING_RATE_LIMITS = [
  { count: 5, seconds: 10 },
  { count: 15, seconds: 60 },
] as const;

/**
 * The newest Adaptive Cards version that the live chat widget renders.
 * @see https://learn.microsoft.com/microsoft-copilot-studio/authoring-ask-with-adaptive-card
 */
export const ADAPTIVE_CARD_VERSION = '1.5';

/**
 * How long a live chat waits for a customer who lost the connection, by default.
 * @see https://learn.microsoft.com/dynamics365/customer-service/use/oc-conv-state-chat-disconnect
 */
export const LIVE_CHAT_DISCONNECT_SECONDS = 3 * 60;

/**
 * When the contact center closes a live chat by itself, by the state the chat is in. There is no entry for `active`, the
 * state a bot talks in: such a chat stays open until the bot ends it.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/auto-close-conversation-powerapps
 */
export const LIVE_CHAT_AUTO_CLOSE_SECONDS = { open: 20 * 60, wrapUp: 15 * 60 } as const;
