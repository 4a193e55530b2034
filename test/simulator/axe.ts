import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe has to say against the page as it is now, best practices included: rule and element, one text each. The dark theme differs
 * in its colours alone. Animations are off while it looks: half faded in, every text is faint.
 */
export async function axeFindings(page: Page, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(await source);
  const options = colorScheme === 'light' ? '' : "{ runOnly: ['color-contrast'] }";
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** A window that is wide, one with two panes, and a phone. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 900, height: 800 },
  { width: 390, height: 844 },
];

/**
 * What axe has to say against the page at every size and in both themes, and whether anything sticks out sideways. `pane` is looked at
 * where not all of them show.
 */
export async function axeFindingsEverywhere(page: Page, pane: string): Promise<readonly string[]> {
  const before = page.viewportSize();
  const findings: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const tab = page.locator('.tabs').getByRole('button', { name: new RegExp(`^${pane}`, 'u') });
    if ((await tab.isVisible()) && (await page.locator('dialog[open]').count()) === 0) await tab.click();
    const where = `${size.width} wide`;
    for (const colorScheme of ['light', 'dark'] as const)
      findings.push(...(await axeFindings(page, colorScheme)).map((it) => `${where}, ${colorScheme}: ${it}`));
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'))
      findings.push(`${where}: something sticks out sideways`);
  }
  if (before !== null) await page.setViewportSize(before);
  return findings;
}
