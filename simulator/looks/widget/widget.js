// The chat widget of Dynamics 365 as it is, on this contact center's Direct Line. `#/c/ID` names a conversation to go on with;
// without it a new one is started, once the widget is opened.
//
// The widget talks to the chat service through an SDK. Of the one for tests that it brings along, what concerns a
// conversation is replaced: one that is not derived from it makes the widget wait for ever.
import { getMockChatSDKIfApplicable, LiveChatWidget } from '@microsoft/omnichannel-chat-widget';
import { DirectLine } from 'botframework-directlinejs';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const [, conversation] = /^#\/c\/(.+)$/.exec(window.location.hash) ?? [];
const nothing = () => Promise.resolve();

/** Nobody calls here; the widget sets up what would be needed, and takes it down at the end. */
const withoutCalls = Object.fromEntries(
  [
    'initialize',
    'addEventListener',
    'onCallAdded',
    'onCallDisconnected',
    'onLocalVideoStreamAdded',
    'onLocalVideoStreamRemoved',
    'onRemoteVideoStreamAdded',
    'onRemoteVideoStreamRemoved',
    'close',
  ].map((name) => [name, nothing]),
);

let line;
const sdk = Object.assign(getMockChatSDKIfApplicable(null, { type: 'Test' }), {
  startChat() {
    // Without one the widget believes that there is nothing to end.
    sdk.conversation = {};
    return Promise.resolve();
  },
  createChatAdapter() {
    line = new DirectLine({
      domain: new URL('/v3/directline', window.location.href).href,
      token: 'local',
      ...(conversation === undefined ? {} : { conversationId: decodeURIComponent(conversation) }),
    });
    return Promise.resolve(line);
  },
  endChat: () =>
    new Promise((resolve, reject) => {
      line.postActivity({ type: 'endOfConversation', from: { id: 'customer' } }).subscribe(resolve, reject);
    }),
  getConversationDetails: () =>
    Promise.resolve({
      state: 'Active',
      conversationId: line?.conversationId ?? '',
      canRenderPostChat: 'False',
      participantType: 'User',
    }),
  onAgentEndSession: nothing,
  getPostChatSurveyContext: nothing,
  isVoiceVideoCallingEnabled: () => false,
  getVoiceVideoCalling: () => Promise.resolve(withoutCalls),
  onTypingEvent: nothing,
});

createRoot(document.getElementById('widget')).render(
  createElement(LiveChatWidget, {
    chatSDK: sdk,
    chatConfig: await sdk.getLiveChatConfig(),
    controlProps: { widgetInstanceId: 'contact-center-on-your-desk' },
    telemetryConfig: { telemetryDisabled: true },
    // The chat service writes transcripts; this one's are on the desk.
    footerProps: { controlProps: { hideDownloadTranscriptButton: true, hideEmailTranscriptButton: true } },
    styleProps: {
      generalStyles: { position: 'fixed', inset: '0', width: '100%', height: '100%', minHeight: '0' },
    },
  }),
);
