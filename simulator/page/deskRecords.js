import { h } from './dom.js';

/**
 * By variables of these names, spelled exactly so, Dynamics looks for records:
 * https://learn.microsoft.com/dynamics365/customer-service/administer/record-identification-rule
 */
const LOOKED_AT = ['Name', 'Email', 'Phone', 'CaseNumber'];

/** Variables that identify nobody for their spelling alone. */
export function misspelt(variables) {
  return variables.flatMap(({ name }) => {
    const meant = LOOKED_AT.find((known) => known !== name && known.toLowerCase() === name.toLowerCase());
    return meant === undefined ? [] : [{ name, meant }];
  });
}

/** The records that the variables identify, and why others are not linked. */
export function drawRecords({ records, missed }) {
  return h(
    'div',
    { class: 'box' },
    h('h3', {}, 'Records'),
    h(
      'ul',
      { class: 'records', role: 'list' },
      records.map(({ type, found, because }) =>
        found === undefined
          ? h('li', {}, `No ${type}. `, h('span', { class: 'quiet' }, because))
          : h(
              'li',
              {},
              `${type[0].toUpperCase()}${type.slice(1)}: `,
              h('strong', {}, titleOf(found)),
              ' ',
              h('span', { class: 'quiet' }, because),
            ),
      ),
      missed.map(({ name, meant }) =>
        h(
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

function titleOf({ name, caseNumber, title }) {
  return name ?? [caseNumber, title].filter((part) => part !== undefined).join(' ');
}
