/** A reader who is this near to the end is at the end. */
const NEAR = 24;

/**
 * Keeps the end of a growing list in view, until somebody scrolls up to read; also when the list was filled while its pane was
 * closed. Of a last item that is higher than the view, its beginning shows. Returns what to call after each drawing, with what the
 * list is of and whether it has grown.
 */
export function followEnd(scroller, list) {
  let following = true;
  let of;
  let place = 0;

  function toEnd() {
    const { lastElementChild: last } = list;
    const end = scroller.scrollHeight - scroller.clientHeight;
    const start =
      last === null ? end : last.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    place = Math.max(0, Math.min(end, scroller.scrollTop + start - NEAR));
    if (last === null || last.getBoundingClientRect().height < scroller.clientHeight)
      place = Math.max(0, end);
    scroller.scrollTop = place;
  }

  scroller.addEventListener('scroll', () => {
    if (scroller.clientHeight === 0 || Math.abs(scroller.scrollTop - place) < 2) return;
    place = scroller.scrollTop;
    following = scroller.scrollHeight - scroller.clientHeight - place < NEAR;
  });
  // A pane that was closed has no height, and an element without one forgets how far it was scrolled.
  new window.ResizeObserver(() => {
    if (scroller.clientHeight === 0) return;
    if (following) toEnd();
    else scroller.scrollTop = place;
  }).observe(scroller);

  return (key, grown) => {
    const other = key !== of;
    of = key;
    if (other) following = true;
    if (following && (grown || other)) toEnd();
  };
}
