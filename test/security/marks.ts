import type { Members } from '../servers/guardedApp.ts';

/** Every string that somebody outside can put somewhere; none may show up in what the app prints or reports. */
export const MARK = 'mk7f3a';
export const mark = (field: string): string => `${MARK}-${field}`;

/** The members of an activity, all of them marked. */
export const MARKED: Members = {
  id: mark('activityId'),
  replyToId: mark('replyToId'),
  text: `echo: ${mark('text')} ${mark('mail')}@contoso.example +49 171 ${mark('phone')} 4111 1111 1111 1111`,
  from: { id: mark('fromId'), name: mark('fromName'), aadObjectId: mark('aad'), role: mark('role') },
  recipient: { id: mark('botId'), name: mark('botName') },
  locale: mark('locale'),
  name: mark('name'),
  topicName: mark('topic'),
  membersAdded: [{ id: mark('member'), name: mark('memberName') }],
  attachments: [
    {
      contentType: mark('contentType'),
      contentUrl: `https://${mark('file')}.example/`,
      name: mark('fileName'),
    },
  ],
  entities: [{ type: mark('entity') }],
  value: { [mark('valueKey')]: mark('value') },
  channelData: {
    tags: mark('tags'),
    fromUserId: mark('userId'),
    sourceChannelId: mark('source'),
    [mark('channelDataKey')]: mark('channelData'),
  },
  [mark('unknownMember')]: mark('unknown'),
};

/** Activities of every kind that the bot takes in, as members over those of `MARKED`; the last one hands the customer over. */
export const MARKED_KINDS: readonly Members[] = [
  { type: 'event', name: 'omnichannelSetContext', value: { [mark('variable')]: mark('variableValue') } },
  { id: `${mark('activityId')}-2` },
  { type: 'event' },
  { type: 'conversationUpdate' },
  { type: mark('type') },
  { id: `${mark('activityId')}-3`, text: mark('gibberish') },
  { id: `${mark('activityId')}-4`, text: 'agent' },
];
