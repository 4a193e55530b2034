import { randomBytes, randomUUID } from 'node:crypto';
import type { CoreInvocation, LogFunction, NamedData, RpcData } from './coreModule.ts';
import type { HostLog, LogLevel } from './hostLog.ts';
import { describeError } from '../commandLine/problem.ts';
import type { RegisteredFunction, Registry } from './registry.ts';

/** What became of one call. What a function threw is in the log, and nowhere else. */
export type InvocationResult =
  | { readonly ok: true; readonly value: RpcData | undefined; readonly outputs: readonly NamedData[] }
  | { readonly ok: false };

/**
 * Calls a function once, as the worker does: arguments, `preInvocation` hooks, handler, `postInvocation` hooks (also
 * after a throw, and they may replace result and error), response. Never rejects; a throw is in the log with its stack.
 * @param traceParent the caller's W3C `traceparent`, whose trace is continued.
 */
export async function invoke(
  registry: Registry,
  { metadata, callback, trigger }: RegisteredFunction,
  input: RpcData,
  log: Pick<HostLog, 'write'>,
  traceParent?: string,
): Promise<InvocationResult> {
  const invocation: CoreInvocation = {
    invocationId: randomUUID(),
    metadata,
    request: {
      inputData: trigger.kind === 'other' ? [] : [{ name: trigger.binding, data: input }],
      traceContext: { traceParent: continueTrace(traceParent), traceState: '' },
    },
    state: undefined,
    log: invocationLog(registry, metadata.name, log),
  };
  try {
    const model = registry.model.getInvocationModel(invocation);
    const { context, inputs } = await model.getArguments();
    const hookData = {};

    const before = { hookData, functionCallback: callback, inputs, invocationContext: context };
    invocation.state = 'preInvocationHooks';
    await runHooks(registry, 'preInvocation', before);

    invocation.state = 'invocation';
    const outcome = await model.invokeFunction(context, before.inputs, before.functionCallback).then(
      (result): Outcome => ({ result, error: undefined }),
      // A falsy value can be thrown too; it has to stay recognisable as a throw.
      (error: unknown): Outcome => ({
        result: undefined,
        error: error ?? new Error(`threw ${String(error)}`),
      }),
    );
    const after = { hookData, inputs: before.inputs, invocationContext: context, ...outcome };
    invocation.state = 'postInvocationHooks';
    await runHooks(registry, 'postInvocation', after);
    invocation.state = undefined;
    if (after.error !== undefined && after.error !== null) return failed(after.error, metadata.name, log);

    const { returnValue, outputData } = await model.getResponse(context, after.result);
    return { ok: true, value: returnValue ?? undefined, outputs: outputData ?? [] };
  } catch (error) {
    return failed(error, metadata.name, log);
  }
}

interface Outcome {
  result: unknown;
  error: unknown;
}

function failed(error: unknown, functionName: string, log: Pick<HostLog, 'write'>): InvocationResult {
  log.write('error', `Function.${functionName}`, functionName, describeError(error));
  return { ok: false };
}

/** Runs the hooks of one kind in the order of their registration, each with the same object. */
export async function runHooks(
  registry: Registry,
  name: string,
  context: Record<string, unknown>,
): Promise<void> {
  for (const hook of registry.hooks(name)) await hook(context);
}

function invocationLog(registry: Registry, functionName: string, log: Pick<HostLog, 'write'>): LogFunction {
  return (level, category, message) => {
    const entry: Record<string, unknown> & { level: LogLevel; message: string } = {
      hookData: {},
      level,
      message,
      category,
    };
    for (const hook of registry.hooks('log')) void hook(entry);
    const target = category === 'user' ? `Function.${functionName}.User` : `Function.${functionName}`;
    log.write(entry.level, target, functionName, entry.message);
  };
}

/** A W3C trace context (https://www.w3.org/TR/trace-context/): the caller's trace or a new one, and a span of our own. */
function continueTrace(traceParent: string | undefined): string {
  const [, trace] = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceParent ?? '') ?? [];
  return `00-${trace ?? randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
