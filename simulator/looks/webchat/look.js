// Microsoft's Web Chat as it is, on this contact center's Direct Line. `#/c/ID` names a conversation to go on with; without it
// a new one is started.
const [, conversation] = /^#\/c\/(.+)$/.exec(window.location.hash) ?? [];

window.WebChat.renderWebChat(
  {
    directLine: window.WebChat.createDirectLine({
      domain: new URL('/v3/directline', window.location.href).href,
      token: 'local',
      ...(conversation === undefined ? {} : { conversationId: decodeURIComponent(conversation) }),
    }),
    userID: 'customer',
  },
  document.getElementById('webchat'),
);
