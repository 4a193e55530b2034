import Module from 'node:module';
import type { LogLevel } from './hostLog.ts';

/*
 * The contract between the Functions worker and the `@azure/functions` library. The worker hands out a module that
 * exists in no registry, `@azure/functions-core`; the library registers functions and hooks with it and gives back a
 * programming model, which converts between the worker's messages and what a handler sees. Only what HTTP, timer
 * and queue functions need is spelled out here.
 */

/** One value in a message of the worker protocol: exactly one member is set. */
export interface RpcData {
  readonly string?: string;
  readonly json?: string;
  readonly bytes?: Uint8Array;
  readonly http?: RpcHttpRequest | RpcHttpResponse;
}

/** What a function has for one of its outputs. */
export interface NamedData {
  readonly name: string;
  readonly data: RpcData;
}

interface RpcNullable<Value> {
  readonly value?: Value;
}

export interface RpcHttpRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly body?: { readonly bytes: Uint8Array };
  readonly nullableHeaders: Readonly<Record<string, RpcNullable<string>>>;
  readonly nullableQuery: Readonly<Record<string, RpcNullable<string>>>;
  readonly nullableParams: Readonly<Record<string, RpcNullable<string>>>;
}

export interface RpcHttpResponse {
  readonly statusCode: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly RpcCookie[];
  readonly body?: RpcData | null;
}

/** `undefined` and `null` both mean that an attribute was not given. */
export interface RpcCookie {
  readonly name: string;
  readonly value: string;
  readonly domain?: RpcNullable<string> | null | undefined;
  readonly path?: RpcNullable<string> | null | undefined;
  readonly expires?: RpcNullable<{ readonly seconds: number }> | null | undefined;
  readonly secure?: RpcNullable<boolean> | null | undefined;
  readonly httpOnly?: RpcNullable<boolean> | null | undefined;
  readonly sameSite: 'none' | 'lax' | 'strict' | 'explicitNone';
  readonly maxAge?: RpcNullable<number> | null | undefined;
}

export interface Binding {
  readonly type: string;
  readonly direction: string;
  readonly [option: string]: unknown;
}

export interface FunctionMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Binding>>;
}

export type FunctionCallback = (...inputs: readonly unknown[]) => unknown;

/** What the library logs: `system` is its own, `user` came from `context.log`. */
export type LogFunction = (level: LogLevel, category: 'system' | 'user', message: string) => void;

export interface CoreInvocation {
  readonly invocationId: string;
  readonly metadata: FunctionMetadata;
  readonly request: {
    readonly inputData: readonly { readonly name: string; readonly data: RpcData }[];
    readonly traceContext: { readonly traceParent: string; readonly traceState: string };
  };
  state: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  readonly log: LogFunction;
}

export interface InvocationModel {
  getArguments(): Promise<{ readonly context: unknown; readonly inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{
    readonly returnValue?: RpcData | null | undefined;
    readonly outputData?: readonly NamedData[] | null | undefined;
  }>;
}

export interface ProgrammingModel {
  readonly name: string;
  readonly version: string;
  getInvocationModel(invocation: CoreInvocation): InvocationModel;
  getCapabilities(capabilities: Record<string, string>): Promise<Record<string, string>>;
}

/** A hook gets one object and changes it in place. Its members depend on the hook. */
export type HookCallback = (context: Record<string, unknown>) => unknown;

export class Disposable {
  readonly #dispose: () => void;

  constructor(dispose: () => void) {
    this.#dispose = dispose;
  }

  dispose(): void {
    this.#dispose();
  }
}

/** What `require('@azure/functions-core')` returns inside an app. */
export interface CoreModule {
  readonly version: string;
  readonly hostVersion: string;
  readonly Disposable: typeof Disposable;
  setProgrammingModel(model: ProgrammingModel): void;
  getProgrammingModel(): ProgrammingModel | undefined;
  registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): Disposable;
  registerHook(name: string, callback: HookCallback): Disposable;
  readonly log: LogFunction;
}

/**
 * Makes `require('@azure/functions-core')` return `core` from now on, in this process, the way the real worker does.
 * Once per process: the library keeps the first one that it was given.
 */
export function installCoreModule(core: CoreModule): void {
  const prototype: { require: (this: Module, id: string) => unknown } = Module.prototype;
  const original = prototype.require;
  prototype.require = function (id) {
    return id === '@azure/functions-core' ? core : original.call(this, id);
  };
}
