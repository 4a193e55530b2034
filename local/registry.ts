import { Disposable, type CoreModule, type FunctionCallback, type FunctionMetadata } from './coreModule.ts';
import type { Binding, HookCallback, ProgrammingModel } from './coreModule.ts';
import type { LogLevel } from './hostLog.ts';
import { Problem } from '../commandLine/problem.ts';

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
  readonly trigger: Trigger;
  readonly outputs: readonly QueueOutput[];
}

export type Trigger =
  | {
      readonly kind: 'http';
      readonly binding: string;
      readonly route: string;
      /** Upper case. */
      readonly methods: readonly string[];
    }
  | {
      readonly kind: 'timer';
      readonly binding: string;
      /** As written in the app, with `%Setting%` not yet resolved. */
      readonly schedule: string;
      readonly runOnStartup: boolean;
    }
  | {
      readonly kind: 'queue';
      readonly binding: string;
      /** As written in the app, with `%Setting%` not yet resolved. */
      readonly queueName: string;
      /** The setting that has the connection string. */
      readonly connection: string;
    }
  | { readonly kind: 'other'; readonly type: string };

/** A queue that a function has messages for, named as by a trigger. */
export interface QueueOutput {
  readonly binding: string;
  readonly queueName: string;
  readonly connection: string;
}

/** What an app registered while it loaded: its functions, its hooks and the library's programming model. */
export class Registry {
  /** By name; the host compares names without case. */
  readonly functions = new Map<string, RegisteredFunction>();
  readonly core: CoreModule;
  #model: ProgrammingModel | undefined;
  #locked = false;
  readonly #hooks = new Map<string, HookCallback[]>();

  constructor(log: (level: LogLevel, message: string) => void) {
    this.core = {
      version: '3.0.0',
      // The library turns features on by the host's version; this is the host whose behaviour is imitated.
      hostVersion: '4.1037.0',
      Disposable,
      setProgrammingModel: (model) => {
        this.#model = model;
      },
      getProgrammingModel: () => this.#model,
      registerFunction: (metadata, callback) => this.#registerFunction(metadata, callback),
      registerHook: (name, callback) => this.#registerHook(name, callback),
      log: (level, _category, message) => {
        log(level, message);
      },
    };
  }

  /** No function can be added after this, as on Azure. */
  lock(): void {
    this.#locked = true;
  }

  get model(): ProgrammingModel {
    if (this.#model === undefined) throw new Problem('The app never loaded the @azure/functions library.');
    return this.#model;
  }

  hooks(name: string): readonly HookCallback[] {
    return this.#hooks.get(name) ?? [];
  }

  #registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    if (this.#locked) throw new Error('A function can only be registered during app startup.');
    const key = metadata.name.toLowerCase();
    if (this.functions.has(key))
      throw new Error(`A function named "${metadata.name}" is already registered.`);
    this.functions.set(key, {
      ...{ metadata, callback },
      trigger: readTrigger(metadata),
      outputs: readOutputs(metadata),
    });
    return new Disposable(() => {
      if (!this.#locked) this.functions.delete(key);
    });
  }

  #registerHook(name: string, callback: HookCallback): Disposable {
    const hooks = this.#hooks.get(name) ?? [];
    this.#hooks.set(name, hooks);
    hooks.push(callback);
    return new Disposable(() => {
      const index = hooks.indexOf(callback);
      if (index >= 0) hooks.splice(index, 1);
    });
  }
}

function readTrigger({ name, bindings }: FunctionMetadata): Trigger {
  const [binding, options] = Object.entries(bindings).find(([, { type }]) => /trigger$/i.test(type)) ?? [];
  if (binding === undefined || options === undefined)
    throw new Error(`The function "${name}" has no trigger.`);
  switch (options.type.toLowerCase()) {
    case 'httptrigger':
      return {
        kind: 'http',
        binding,
        // An empty route counts as none: the function's name takes its place.
        route: textOption(options['route']) ?? name,
        methods: Array.isArray(options['methods'])
          ? options['methods'].map((method) => String(method).toUpperCase())
          : [],
      };
    case 'timertrigger':
      return {
        kind: 'timer',
        binding,
        schedule: textOption(options['schedule']) ?? '',
        runOnStartup: options['runOnStartup'] === true,
      };
    case 'queuetrigger':
      return { kind: 'queue', binding, ...readQueue(options) };
    default:
      return { kind: 'other', type: options.type };
  }
}

function readOutputs({ bindings }: FunctionMetadata): readonly QueueOutput[] {
  return Object.entries(bindings).flatMap(([binding, options]) =>
    options.direction === 'out' && options.type.toLowerCase() === 'queue'
      ? [{ binding, ...readQueue(options) }]
      : [],
  );
}

function readQueue(options: Binding): Omit<QueueOutput, 'binding'> {
  return {
    queueName: textOption(options['queueName']) ?? '',
    // The host's own account where none is named.
    connection: textOption(options['connection']) ?? 'AzureWebJobsStorage',
  };
}

function textOption(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
