/** What both bots answer, in the order of sending. */
export function answersTo({ type, text }) {
  if (type === 'event') return [bridged('Hello!')];
  switch (text) {
    case 'agent':
      return [
        bridged('Transferring you now.'),
        command('Escalate', 'Asked for a person.', { BotHandoffTopic: 'CreditCard', Attempts: 2 }),
      ];
    case 'end chat':
      return [bridged('Goodbye.'), command('EndConversation', 'The customer asked to end.', {})];
    case 'as the sample':
      return [{ type: 'message', text: `Echo: ${text}` }];
    default:
      return [bridged(`Echo: ${text}`)];
  }
}

function bridged(text) {
  return { type: 'message', text, channelData: { deliveryMode: 'bridged' } };
}

function command(type, text, context) {
  return { type: 'message', text, channelData: { tags: JSON.stringify({ type, context }) } };
}
