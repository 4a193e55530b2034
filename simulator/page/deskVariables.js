import { breakable } from './breakable.js';
import { h } from './dom.js';

/**
 * The context variables: first those that Dynamics puts on the representative's panel, then those it does not, and why.
 * https://learn.microsoft.com/dynamics365/customer-service/develop/display-custom-context
 */
export function drawVariables({ variables }) {
  const shown = variables.filter(({ isDisplayable }) => isDisplayable);
  const kept = variables.filter(({ isDisplayable }) => !isDisplayable);
  return h(
    'div',
    { class: 'box' },
    h('h3', {}, 'Context variables'),
    h(
      'table',
      { class: 'variables' },
      h(
        'thead',
        { class: 'hidden' },
        h(
          'tr',
          {},
          ['Name', 'Value', 'Set by'].map((title) => h('th', { scope: 'col' }, title)),
        ),
      ),
      drawGroup('On the representative’s panel', shown),
      drawGroup('Not on the panel', kept, 'dim'),
    ),
    kept.length > 0
      ? h(
          'p',
          { class: 'quiet' },
          'What is not on the panel was set without ',
          h('code', {}, 'isDisplayable: true'),
          '. Routing rules can use it all the same.',
        )
      : undefined,
  );
}

function drawGroup(title, variables, kind) {
  if (variables.length === 0) return undefined;
  return h(
    'tbody',
    kind === undefined ? {} : { class: kind },
    h('tr', { class: 'group' }, h('th', { scope: 'rowgroup', colspan: '3' }, title)),
    variables.map(({ name, value, setBy }) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, breakable(name)),
        h('td', {}, breakable(typeof value === 'string' ? value : JSON.stringify(value))),
        h('td', { class: 'by' }, setBy),
      ),
    ),
  );
}
