import type { Form } from './form.ts';

/** "ac form": one of each common input. */
export const contactForm: Form = {
  name: 'form',
  title: 'formTitle',
  received: 'formReceived',
  fields: [
    {
      id: 'name',
      label: 'fieldName',
      required: true,
      mistake: 'fieldMissing',
      input: { type: 'Input.Text', maxLength: 100 },
    },
    {
      id: 'email',
      label: 'fieldEmail',
      required: true,
      mistake: 'emailWrong',
      input: { type: 'Input.Text', style: 'Email', maxLength: 254, regex: '^[^\\s@]+@[^\\s@]+$' },
    },
    {
      id: 'topic',
      label: 'fieldTopic',
      required: false,
      mistake: 'fieldMissing',
      choices: { order: 'topicOrder', invoice: 'topicInvoice', other: 'topicOther' },
      input: { type: 'Input.ChoiceSet', style: 'compact', value: 'order' },
    },
    {
      id: 'callBack',
      label: 'fieldCallBack',
      required: false,
      mistake: 'fieldMissing',
      choices: { true: 'yes', false: 'no' },
      input: { type: 'Input.Toggle', value: 'false' },
    },
  ],
};
