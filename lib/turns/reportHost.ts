import type { ConversationAddress, SendOutcome } from '../conversation/index.ts';
import { connectorHost } from './connectorHosts.ts';
import type { TurnPorts } from './ports.ts';

/** Tells the breaker what became of a post, whoever made it, and reports what that changed for its host. */
export function reportHost(
  { serviceUrl }: ConversationAddress,
  outcome: SendOutcome,
  { hosts, telemetry }: Pick<TurnPorts, 'hosts' | 'telemetry'>,
): void {
  const connector = connectorHost(serviceUrl);
  const change = hosts.heard(connector, outcome);
  if (change !== undefined) telemetry.track({ name: `connector.${change}`, connector });
}
