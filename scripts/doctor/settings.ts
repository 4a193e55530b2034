import type { Config, LoadedConfig } from '../../lib/config.ts';
import type { ParsedPolicy } from '../../lib/conversation/index.ts';
import type { Finding } from './finding.ts';

/** Every mistake in the settings and the policy, and what is allowed but hardly meant. */
export function checkSettings(loaded: LoadedConfig, policy: ParsedPolicy): readonly Finding[] {
  const problems = loaded.ok ? [] : loaded.problems;
  const mistakes = problems.map(({ code, setting, message }): Finding => ({
    subject: 'settings',
    verdict: 'problem',
    what: `${setting} keeps the bot from serving.`,
    next: message,
    code,
  }));
  return [...mistakes, ...policyMistakes(policy), ...(loaded.ok ? remarks(loaded.config) : [])];
}

function policyMistakes(policy: ParsedPolicy): readonly Finding[] {
  if (policy.ok) return [];
  return policy.mistakes.map(({ path, message }) => ({
    subject: 'settings',
    verdict: 'problem',
    what: `policy.json has a mistake at ${path}.`,
    next: message,
    code: 'E_POLICY',
  }));
}

function remarks({ authentication, local }: Config): readonly Finding[] {
  const mode: Record<Config['authentication']['kind'], string> = {
    local: 'Anonymous, for callers and a contact center on this machine alone.',
    channel: `Callers need a token of the channel${local ? '; this machine may play the channel' : ''}.`,
  };
  const ok: Finding = {
    subject: 'settings',
    verdict: 'ok',
    what: `All can be read. ${mode[authentication.kind]}`,
  };
  return [ok];
}
