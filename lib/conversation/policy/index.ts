import file from './policy.json' with { type: 'json' };
import { parsePolicy, type ParsedPolicy } from './parsePolicy.ts';

/** The policy that this app was built with, or what is wrong with its file. */
export function loadPolicy(): ParsedPolicy {
  return parsePolicy(file);
}
