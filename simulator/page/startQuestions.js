import { byId, h } from './dom.js';

/**
 * The questions before a chat, each with a field of its kind. `workstream` returns the contact center's file, which has them. Returns
 * `draw`, which fills in what a customer of the file has answered, `ask`, which says whether they are asked at all, and `answers`, what
 * was answered otherwise.
 */
export function startQuestions(workstream) {
  const place = byId('start-questions');
  let fields = [];
  let known = {};

  return {
    draw(preChat = {}) {
      const { preChat: questions, variables: types = {} } = workstream();
      known = preChat;
      fields = questions.map((question, index) => fieldOf(question, `start-question-${index}`, types));
      for (const { variable, fill } of fields) fill(plain(preChat[variable]));
      place.replaceChildren(
        h('legend', { class: 'hidden' }, 'Questions before the chat'),
        ...fields.map(({ element }) => element),
      );
    },
    ask(asked) {
      place.disabled = !asked || fields.length === 0;
      place.hidden = place.disabled;
    },
    answers() {
      if (place.disabled) return {};
      const given = fields.map(({ variable, read }) => [variable, read()]);
      return Object.fromEntries(
        given.filter(([variable, value]) => value !== undefined && value !== plain(known[variable])),
      );
    },
  };
}

/** A value may stand in the wrapper that says whether it is displayed. */
function plain(value) {
  return value?.value ?? value;
}

function fieldOf({ variable, question, answer, options, required }, id, types) {
  if (answer === 'consent') {
    const box = h('input', { id, type: 'checkbox', required });
    return {
      variable,
      element: h('label', { class: 'check' }, box, question),
      fill: (value) => (box.checked = value === true),
      read: () => (box.checked ? true : undefined),
    };
  }
  const isNumber = answer === 'singleLine' && types[variable] === 'number';
  const field = controlOf(answer, isNumber, options, { id, required });
  return {
    variable,
    element: h('div', { class: 'choice' }, h('label', { for: id }, question), field),
    fill: (value) => (field.value = value ?? ''),
    read() {
      const written = field.value.trim();
      if (written === '') return undefined;
      return isNumber ? Number(written) : written;
    },
  };
}

function controlOf(answer, isNumber, options, props) {
  switch (answer) {
    case 'options':
      return h(
        'select',
        props,
        h('option', { value: '' }, 'Choose'),
        options.map((option) => h('option', { value: option }, option)),
      );
    case 'multipleLines':
      return h('textarea', { ...props, rows: '2', autocomplete: 'off' });
    default:
      return h('input', {
        ...props,
        autocomplete: 'off',
        ...(isNumber ? { type: 'number', step: '1' } : { maxlength: '4000' }),
      });
  }
}
