import { describeFailure, Problem } from '../commandLine/problem.ts';
import type { RpcData } from './coreModule.ts';
import type { HostLog } from './hostLog.ts';
import { resolveSettings } from './schedule.ts';
import { openQueue } from './storageQueue.ts';
import type { Invoke } from './worker.ts';
import type { DescribedFunction } from './workerMessages.ts';

/**
 * Calls a function and puts what it has for its queues there, as the Functions host does it: after it is through, each item of
 * a list as a message of its own. Where that fails, so did the call.
 */
export function withQueueOutputs(
  invoke: Invoke,
  functions: ReadonlyMap<string, DescribedFunction>,
  environment: NodeJS.ProcessEnv,
  log: HostLog,
): Invoke {
  return async (functionName, ...call) => {
    const result = await invoke(functionName, ...call);
    if (!result.ok || result.outputs.length === 0) return result;
    const outputs = functions.get(functionName.toLowerCase())?.outputs ?? [];
    try {
      for (const { name, data } of result.outputs) {
        const output = outputs.find(({ binding }) => binding === name);
        if (output === undefined) throw new Problem(`This host has no output of the kind of "${name}".`);
        const queueName = resolveSettings(output.queueName, environment);
        const queue = openQueue(connectionOf(output.connection, environment), queueName);
        for (const text of messagesIn(data)) await queue.put(Buffer.from(text).toString('base64'));
      }
      return result;
    } catch (error) {
      const what = `Its output could not be written: ${describeFailure(error)}`;
      log.write('error', `Function.${functionName}`, functionName, what);
      return { ok: false };
    }
  };
}

/** The connection string that a binding's `connection` names. */
export function connectionOf(connection: string, environment: NodeJS.ProcessEnv): string {
  const value = environment[connection] ?? '';
  if (value !== '') return value;
  throw new Problem(
    `The setting ${connection} is no connection string, and this host knows no other way to a queue.\n` +
      `Set ${connection} to one, such as UseDevelopmentStorage=true for Azurite.`,
  );
}

function messagesIn({ string, json }: RpcData): readonly string[] {
  if (string !== undefined) return [string];
  const value: unknown = JSON.parse(json ?? 'null');
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
}
