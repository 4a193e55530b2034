import { h } from './dom.js';

/**
 * By these names, spelled exactly so, Dynamics looks for records when a representative accepts, and links one if it is the only one:
 * https://learn.microsoft.com/dynamics365/customer-service/administer/record-identification-rule
 */
const LOOKED_FOR = {
  Name: ['contact or account', 'name'],
  Email: ['contact or account', 'e-mail address'],
  Phone: ['contact or account', 'phone number'],
  CaseNumber: ['case', 'number'],
};

/** What the variables would identify, and those that miss it by their spelling alone. */
export function recordsOf(variables) {
  return variables.flatMap(({ name, value }) => {
    const exact = LOOKED_FOR[name];
    if (exact !== undefined) return [{ kind: exact[0], by: exact[1], value: String(value) }];
    const meant = Object.keys(LOOKED_FOR).find((known) => known.toLowerCase() === name.toLowerCase());
    return meant === undefined ? [] : [{ meant, name }];
  });
}

/** The records that Dynamics would look for. There are none here: this is a desk without a database. */
export function drawRecords({ records }) {
  return h(
    'div',
    { class: 'box' },
    h('h3', {}, 'Records'),
    h(
      'ul',
      { class: 'records', role: 'list' },
      records.map(({ kind, by, value, meant, name }) =>
        meant === undefined
          ? h('li', {}, 'Dynamics looks for the ', kind, ' with the ', by, ' ', h('strong', {}, value), '.')
          : h(
              'li',
              { class: 'why' },
              h('code', {}, name),
              ' identifies nobody: Dynamics looks at ',
              h('code', {}, meant),
              ', spelled exactly so.',
            ),
      ),
    ),
  );
}
