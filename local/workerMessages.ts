import { isRecord } from '../commandLine/jsonFile.ts';
import type { RpcData } from './coreModule.ts';
import type { LogLevel } from './hostLog.ts';
import type { InvocationResult } from './invocation.ts';
import type { QueueOutput, Trigger } from './registry.ts';

/*
 * What the host and its worker say to each other, in the place of the real ones' gRPC. Structured clones, so that bodies
 * stay bytes. Both ends are this folder's and of the same version; what an app itself sends is none of these.
 */

/** One function of the app, as the host needs to know it. */
export interface DescribedFunction {
  readonly name: string;
  readonly trigger: Trigger;
  readonly outputs: readonly QueueOutput[];
}

export type FromHost =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly functionName: string;
      readonly input: RpcData;
      readonly traceParent: string | undefined;
    }
  /** No call comes after it: run the `appTerminate` hooks and end. */
  | { readonly kind: 'terminate' };

export type FromWorker =
  | { readonly kind: 'loaded'; readonly functions: readonly DescribedFunction[] }
  /** In words, for the person at the keyboard. The worker ends after it. */
  | { readonly kind: 'notLoaded'; readonly problem: string }
  | { readonly kind: 'result'; readonly id: number; readonly result: InvocationResult }
  | {
      readonly kind: 'log';
      readonly level: LogLevel;
      readonly category: string;
      readonly source: string;
      readonly message: string;
    };

const FROM_HOST: ReadonlySet<unknown> = new Set<FromHost['kind']>(['invoke', 'terminate']);
const FROM_WORKER: ReadonlySet<unknown> = new Set<FromWorker['kind']>([
  'loaded',
  'notLoaded',
  'result',
  'log',
]);

export function isFromHost(message: unknown): message is FromHost {
  return isRecord(message) && FROM_HOST.has(message['kind']);
}

export function isFromWorker(message: unknown): message is FromWorker {
  return isRecord(message) && FROM_WORKER.has(message['kind']);
}
