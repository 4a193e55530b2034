import { machine } from './memory.js';

/** Shares of the window, of customer, inbox, representative and wire: the wire has room while the bot talks, the desk when people do. */
const SHARES = {
  bot: [0.27, 0.16, 0.22, 0.35],
  people: [0.25, 0.16, 0.35, 0.24],
};
const NARROWEST = 0.12;
const STEP = 0.02;

/**
 * The widths of the panes. They follow what happens, and each of the two arrangements can be changed by dragging a border, or with the
 * arrow keys on it; this is remembered. Home takes a border back to where it was. Returns what to call with the arrangement.
 */
export function createColumns(main) {
  const shares = { bot: recalled('bot'), people: recalled('people') };
  let arrangement = 'bot';
  const borders = [...main.querySelectorAll('[role="separator"]')];

  function apply() {
    const widths = shares[arrangement];
    main.style.setProperty(
      '--columns',
      widths.map((share) => `minmax(0, ${(share * 1000).toFixed(1)}fr)`).join(' 12px '),
    );
    let left = 0;
    for (const [index, border] of borders.entries()) {
      left += widths[index];
      border.setAttribute('aria-valuenow', String(Math.round(left * 100)));
    }
  }

  /** Moves a border by a share of the window, as far as its two neighbours allow. */
  function move(index, by) {
    const widths = [...shares[arrangement]];
    const least = NARROWEST - widths[index];
    const most = widths[index + 1] - NARROWEST;
    const moved = Math.min(Math.max(by, Math.min(0, least)), Math.max(0, most));
    widths[index] += moved;
    widths[index + 1] -= moved;
    keep(widths);
  }

  function reset(index) {
    const usual = SHARES[arrangement];
    move(index, usual[index] - shares[arrangement][index]);
  }

  function keep(widths) {
    shares[arrangement] = widths;
    machine.remember(`columns/${arrangement}`, JSON.stringify(widths));
    apply();
  }

  for (const [index, border] of borders.entries()) {
    border.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowLeft') move(index, -STEP);
      else if (event.key === 'ArrowRight') move(index, STEP);
      else if (event.key === 'Home') reset(index);
      else return;
      event.preventDefault();
    });
    border.addEventListener('dblclick', () => reset(index));
    border.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      border.focus();
      border.setPointerCapture(event.pointerId);
      main.toggleAttribute('data-dragging', true);
      const whole = border.previousElementSibling.getBoundingClientRect().width / shares[arrangement][index];
      let from = event.clientX;
      const drag = ({ clientX }) => {
        const before = shares[arrangement][index];
        move(index, (clientX - from) / whole);
        from += (shares[arrangement][index] - before) * whole;
      };
      border.addEventListener('pointermove', drag);
      border.addEventListener(
        'lostpointercapture',
        () => {
          border.removeEventListener('pointermove', drag);
          main.toggleAttribute('data-dragging', false);
        },
        { once: true },
      );
    });
  }
  apply();

  return (next) => {
    if (next === arrangement) return;
    arrangement = next;
    apply();
  };
}

/** What was dragged earlier, if it still makes sense. */
function recalled(arrangement) {
  try {
    const widths = JSON.parse(machine.recall(`columns/${arrangement}`) ?? 'null');
    const whole =
      Array.isArray(widths) &&
      widths.length === SHARES[arrangement].length &&
      widths.every((share) => share >= NARROWEST / 2);
    return whole ? widths : [...SHARES[arrangement]];
  } catch {
    return [...SHARES[arrangement]];
  }
}
