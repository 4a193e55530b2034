const DARK = window.matchMedia('(prefers-color-scheme: dark)');

/** How Adaptive Cards look here: the page's own colours and spacing, in its light and its dark form. */
export function hostConfig() {
  const ink = DARK.matches ? '#f2f2f7' : '#1d1d28';
  const quiet = DARK.matches ? '#b6b6c6' : '#5c5c6e';
  const accent = DARK.matches ? '#a9adff' : '#4a4db5';
  const colour = (value) => ({ default: value, subtle: quiet });
  const container = {
    backgroundColor: 'transparent',
    foregroundColors: {
      default: colour(ink),
      accent: colour(accent),
      good: colour(DARK.matches ? '#7fdc9a' : '#0e6b2d'),
      warning: colour(DARK.matches ? '#f5c26b' : '#8a5300'),
      attention: colour(DARK.matches ? '#ff9c9c' : '#b3261e'),
    },
  };
  return {
    fontFamily: 'inherit',
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: DARK.matches ? '#3a3a4c' : '#dcdce6' },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
    containerStyles: {
      default: container,
      emphasis: { ...container, backgroundColor: DARK.matches ? '#2b2b3a' : '#f1f1f8' },
    },
    actions: {
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'stretch',
      maxActions: 6,
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    },
    supportsInteractivity: true,
  };
}
