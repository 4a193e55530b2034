import { SCHEMA_VERSION } from './entity.ts';
import type { Referral } from './shard.ts';

/** The columns of a row that stands where a conversation would, and says which account has it. */
export function referralColumns(referredTo: string): {
  readonly Schema: number;
  readonly ReferredTo: string;
} {
  return { Schema: SCHEMA_VERSION, ReferredTo: referredTo };
}

/** The referral in a row, if it is one. */
export function referralIn(columns: Readonly<Record<string, unknown>>): Referral | undefined {
  const { Schema: schema, ReferredTo: referredTo } = columns;
  return schema === SCHEMA_VERSION && typeof referredTo === 'string' ? { referredTo } : undefined;
}
