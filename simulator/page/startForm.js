import { post } from './api.js';
import { byId, h } from './dom.js';
import { startQuestions } from './startQuestions.js';

const NEW_NAME = 'Ana';

/**
 * The form that starts a chat: as somebody new or as a customer of the contact center's file, on one of its channels. `workstream`
 * returns what that file says, `started` is told of the new conversation, `failed` of an error.
 */
export function startForm({ workstream, started, failed }) {
  const [form, customer, channel, name] = ['start', 'start-customer', 'start-channel', 'start-name'].map(
    byId,
  );
  const questions = startQuestions(workstream);
  let filledFrom;

  const known = () => workstream().customers.find((each) => each.name === customer.value);
  /** Dynamics asks in live chat alone. */
  const isSurveyed = () => channel.value === 'liveChat';
  const usualChannel = () => known()?.channel ?? workstream().channels[0]?.type;

  function drawKnown() {
    questions.draw(known()?.preChat);
    drawAsked();
  }
  function drawAsked() {
    questions.ask(isSurveyed());
    const asked = isSurveyed() ? workstream().preChat.map(({ variable }) => variable) : [];
    const answers = Object.entries(known()?.preChat ?? {})
      .filter(([variable]) => !asked.includes(variable))
      .map(([variable, value]) => `${variable} = ${value.value ?? value}`);
    byId('start-answers').hidden = answers.length === 0;
    byId('start-answers').textContent = `Has answered: ${answers.join(', ')}`;
  }
  channel.addEventListener('change', drawAsked);
  customer.addEventListener('change', () => {
    name.value = known()?.name ?? NEW_NAME;
    channel.value = usualChannel();
    drawKnown();
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const written = name.value.trim() || 'Customer';
    const body = {
      // What goes without saying is not said: the journal becomes a script.
      ...(known() === undefined ? {} : { customer: customer.value }),
      ...(written === known()?.name ? {} : { customerName: written }),
      ...(channel.value === usualChannel() ? {} : { channel: channel.value }),
      variables: { ...questions.answers(), ...readVariables(byId('start-variables').value) },
      contextForm: byId('start-form').value,
      nulls: byId('start-nulls').checked,
    };
    post('conversations', body).then(started, failed);
  });

  return () => {
    const { customers, channels } = workstream();
    if (filledFrom === workstream()) return;
    filledFrom = workstream();
    fill(customer, [['', 'Somebody new'], ...customers.map((each) => [each.name, each.name])], '');
    fill(
      channel,
      channels.map((each) => [each.type, each.name]),
      usualChannel(),
    );
    for (const each of [customer, channel]) each.closest('.choice').hidden = each.options.length < 2;
    drawKnown();
    // Until the file's questions are known the button would move away from under whoever presses it.
    byId('start-chat').disabled = channels.length === 0;
  };
}

/** What was chosen stays chosen where the file still has it. */
function fill(select, options, usual) {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, words]) => h('option', { value }, words)));
  select.value = options.some(([value]) => value === chosen) ? chosen : usual;
}

/** `name = value`, one a line; a whole number is sent as a number. */
function readVariables(text) {
  const pairs = text
    .split('\n')
    .map((line) => line.split('='))
    .filter(([name]) => name.trim() !== '')
    .map(([name, ...value]) => [name.trim(), value.join('=').trim()]);
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, /^-?(0|[1-9]\d{0,8})$/.test(value) ? Number(value) : value]),
  );
}
