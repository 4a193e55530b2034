/**
 * Draws, and takes care of the keyboard focus: where the focused element goes away, such as the button that ended a conversation, the
 * focus stays in its pane, on what says how things stand now. Otherwise a keyboard would start again at the top of the page.
 */
export function keepingFocus(draw) {
  const focused = document.activeElement;
  const pane = focused?.closest('.pane, dialog');
  draw();
  if (focused === null || focused === document.body || isThere(focused)) return;
  const moved = document.activeElement;
  if (moved !== null && moved !== document.body && moved !== focused) return;
  const next = [pane?.querySelector('[data-takes-focus]'), pane, document.getElementById('customer')];
  next.find((each) => each && isThere(each))?.focus({ preventScroll: true });
}

function isThere(element) {
  return element.isConnected && element.checkVisibility();
}
