import { byId } from './dom.js';

/** Pointing at a message marks its line on the wire, and pointing at a line its messages: they are the same activity. */
export function pointingMarks() {
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, mark);
  document.addEventListener('click', ({ target }) => {
    const bubble = target.closest('.bubble');
    const line = bubble === null ? undefined : lineOf(activityOf(bubble));
    line?.scrollIntoView({ block: 'nearest' });
  });
}

function mark({ target }) {
  const id = activityOf(target);
  for (const marked of document.querySelectorAll('.marked')) {
    if (partOf(marked) !== id) marked.classList.remove('marked');
  }
  if (id === undefined) return;
  for (const each of [lineOf(id), ...messagesOf(id)]) each?.classList.add('marked');
}

function activityOf(element) {
  const place = element instanceof window.Element ? element.closest('.line, .notice, .record') : null;
  return place === null ? undefined : partOf(place);
}

function partOf({ dataset }) {
  return dataset.activity ?? dataset.key;
}

function lineOf(id) {
  return byId('wire-log').querySelector(`[data-activity="${window.CSS.escape(id)}"]`);
}

function messagesOf(id) {
  return document.querySelectorAll(`.log > [data-key="${window.CSS.escape(id)}"]`);
}
