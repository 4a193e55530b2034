/**
 * How Adaptive Cards look here: the page's own colours and spacing. The colours are variables of the styles, so that a card that is
 * drawn already follows when the theme changes.
 */
export function hostConfig() {
  const colour = (name) => ({ default: `var(--${name})`, subtle: 'var(--quiet)' });
  const container = {
    backgroundColor: 'transparent',
    foregroundColors: {
      default: colour('ink'),
      accent: colour('accent'),
      good: colour('good'),
      warning: colour('warn'),
      attention: colour('bad'),
    },
  };
  return {
    fontFamily: 'inherit',
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
    containerStyles: {
      default: container,
      emphasis: { ...container, backgroundColor: 'var(--sheet-2)' },
    },
    actions: {
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'stretch',
      maxActions: 6,
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    },
    textBlock: { headingLevel: 3 },
    supportsInteractivity: true,
  };
}
