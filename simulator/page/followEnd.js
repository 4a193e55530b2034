/** A reader who is this near to the end is at the end. */
const NEAR = 24;

/**
 * Keeps the end of a growing list in view through every change of size, of the pane as of what is in it, until somebody scrolls up to
 * read; also when the list was filled while its pane was closed. Of a last item that is higher than the view, its beginning shows, and
 * of an empty list what stands there in its place, from the top.
 * Returns what to call after each drawing, with what the list is of and whether it has grown, and how to go to the end whatever was read.
 */
export function followEnd(scroller, list) {
  let following;
  let of;
  let place = 0;
  let size;
  let closed = true;
  let pressed = false;

  /**
   * While the end is followed the browser must not hold on to a line of its own choice: as the lines wrap anew it would scroll, and
   * that looks as if the reader had. Whoever reads further up wants just that.
   */
  function setFollowing(now) {
    following = now;
    scroller.style.overflowAnchor = now ? 'none' : '';
  }

  function toEnd() {
    place = endOf(scroller, list);
    scroller.scrollTop = place;
    size = sizeOf(scroller);
  }

  scroller.addEventListener('scroll', () => {
    if (scroller.clientHeight === 0 || Math.abs(scroller.scrollTop - place) < 2) return;
    // What became lower for a moment was scrolled by the browser, and is told of when it is higher again.
    if (following && sizeOf(scroller) !== size) return toEnd();
    place = scroller.scrollTop;
    setFollowing(scroller.scrollHeight - scroller.clientHeight - place < NEAR);
  });
  // What opens under a click is read from where it was pressed: in the next frame it has another size. Details are told apart, later.
  for (const type of ['click', 'toggle']) {
    scroller.addEventListener(
      type,
      () => {
        pressed = true;
        window.requestAnimationFrame(() => window.requestAnimationFrame(() => (pressed = false)));
      },
      { capture: true },
    );
  }
  const sizes = new window.ResizeObserver(() => {
    const opens = closed;
    closed = scroller.clientHeight === 0;
    if (closed) return;
    size = sizeOf(scroller);
    // A pane that was closed had no height, and an element without one forgets how far it was scrolled.
    if (following) {
      if (!pressed) toEnd();
    } else if (opens) scroller.scrollTop = place;
  });
  for (const each of [scroller, ...scroller.children]) sizes.observe(each);
  setFollowing(true);

  return {
    drawn(key, grown) {
      const other = key !== of;
      of = key;
      if (other) setFollowing(true);
      if (following && (grown || other)) toEnd();
    },
    toEnd() {
      setFollowing(true);
      toEnd();
    },
  };
}

function sizeOf({ scrollHeight, clientHeight, clientWidth }) {
  return [scrollHeight, clientHeight, clientWidth].join(' ');
}

/** How far to scroll. */
function endOf(scroller, { lastElementChild: last }) {
  if (last === null) return 0;
  const end = Math.max(0, scroller.scrollHeight - scroller.clientHeight);
  const { top, height } = last.getBoundingClientRect();
  if (height < scroller.clientHeight) return end;
  const start = scroller.scrollTop + top - scroller.getBoundingClientRect().top;
  return Math.max(0, Math.min(end, start - NEAR));
}
