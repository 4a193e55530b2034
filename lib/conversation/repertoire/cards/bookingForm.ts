import type { Form } from './form.ts';

/** "ac booking": every entry is required and checked. Date and time inputs are for live chat; other channels lack them. */
export const bookingForm: Form = {
  name: 'booking',
  title: 'bookingTitle',
  received: 'bookingReceived',
  fields: [
    { id: 'day', label: 'fieldDay', required: true, mistake: 'fieldMissing', input: { type: 'Input.Date' } },
    {
      id: 'time',
      label: 'fieldTime',
      required: true,
      mistake: 'fieldMissing',
      input: { type: 'Input.Time', min: '08:00', max: '18:00' },
    },
    {
      id: 'machines',
      label: 'fieldMachines',
      required: true,
      mistake: 'machinesWrong',
      input: { type: 'Input.Number', min: 1, max: 5, value: 1 },
    },
    {
      id: 'phone',
      label: 'fieldPhone',
      required: true,
      mistake: 'phoneWrong',
      input: { type: 'Input.Text', style: 'Tel', maxLength: 30, regex: '^\\+?[0-9 ]{5,}$' },
    },
  ],
};
