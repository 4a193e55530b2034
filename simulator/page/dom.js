/**
 * Makes an element. `props` are attributes; `class` too, and `onclick` and its like are listeners. Text becomes text, never markup.
 */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** Makes an element of a drawing, as `h` does one of the page. */
export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat(2).filter((child) => child !== undefined && child !== null && child !== ''),
  );
  return element;
}

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** What each child of a list was drawn from. */
const drawn = new WeakMap();

/** Most items are the very same, or made anew of the same parts; only for the others everything in them is compared. */
function isSame(one, other) {
  return isAlike(one, other) || JSON.stringify(one) === JSON.stringify(other);
}

function isAlike(one, other) {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => one[name] === other[name] || areAlike(one[name], other[name]));
}

function areAlike(one, other) {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((each, index) => each === other[index]);
}

/**
 * Brings a list's children in line with `items` and leaves those alone that did not change, so that what somebody types
 * into a card, an open detail or the keyboard focus survives. Items are told apart by `key` and redrawn when they differ.
 */
export function drawList(list, items, key, draw) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const children = items.map((item, index) => {
    const id = String(key(item));
    const existing = old.get(id);
    if (existing !== undefined && isSame(drawn.get(existing), item)) return existing;
    const element = draw(item, index, existing);
    element.dataset.key = id;
    drawn.set(element, item);
    return element;
  });
  const grown = children.length > 0 && children.at(-1) !== list.lastElementChild;
  // In place: a child that is taken out and put back loses the keyboard focus.
  const kept = new Set(children);
  for (const child of old.values()) if (!kept.has(child)) child.remove();
  for (const [index, child] of children.entries()) {
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  }
  return grown;
}

/** A time of day as the reader's language writes it. */
export function clock(at) {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** Lets Enter send and Shift+Enter break the line, in a form with one text area. */
export function sendOnEnter(form) {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    if (event.target.tagName !== 'TEXTAREA') return;
    event.preventDefault();
    form.requestSubmit();
  });
}
