import type { Replies } from '../../replies/index.ts';

/** An amount in euros, as the language writes it. */
export function euros({ language }: Replies, amount: number): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(amount);
}
