/*
 * The parts of Azurite that are used in this process. Azurite documents only its command lines; these files are inside
 * the package, which is why package.json pins its exact version.
 */

interface AzuriteServer {
  /** What answers; it listens after `start`. */
  readonly httpServer: NodeJS.EventEmitter;
  start(): Promise<void>;
  /** `http://127.0.0.1:PORT`, with the port that 0 became. */
  getHttpServerAddress(): string;
  /** Writes what is not yet on the disk. */
  close(): Promise<void>;
  /** The part of `close` that a server which could not start needs too: lets go of its files and timers. */
  afterClose(): Promise<void>;
}

/** A CommonJS class, as `import` shows it. */
interface AzuriteClass<Arguments extends readonly unknown[], Instance> {
  default: new (...settings: Arguments) => Instance;
}

/** Opaque: made by a configuration class, taken by the server class beside it. */
interface AzuriteConfiguration {
  readonly host: string;
  readonly port: number;
}

type AzuriteTail = [
  loose: boolean,
  skipApiVersionCheck: boolean,
  cert: undefined,
  key: undefined,
  password: undefined,
  oauth: undefined,
  disableProductStyleUrl: boolean,
  isMemoryPersistence: boolean,
];

type AzuriteExtentArguments = [
  host: string,
  port: number,
  keepAliveSeconds: undefined,
  metadataFile: string,
  extentFile: string,
  locations: { locationId: string; locationPath: string; maxConcurrency: number }[],
  enableAccessLog: boolean,
  accessLog: undefined,
  enableDebugLog: boolean,
  debugLogFile: undefined,
  ...tail: AzuriteTail,
];

declare module 'azurite/dist/src/table/TableConfiguration.js' {
  const module: AzuriteClass<
    [
      host: string,
      port: number,
      keepAliveSeconds: undefined,
      databaseFile: string,
      enableDebugLog: boolean,
      enableAccessLog: boolean,
      accessLog: undefined,
      debugLogFile: undefined,
      ...tail: AzuriteTail,
    ],
    AzuriteConfiguration
  >;
  export default module;
}

declare module 'azurite/dist/src/table/TableServer.js' {
  const module: AzuriteClass<[configuration: AzuriteConfiguration], AzuriteServer>;
  export default module;
}

declare module 'azurite/dist/src/blob/BlobConfiguration.js' {
  const module: AzuriteClass<AzuriteExtentArguments, AzuriteConfiguration>;
  export default module;
}

declare module 'azurite/dist/src/blob/BlobServer.js' {
  const module: AzuriteClass<[configuration: AzuriteConfiguration], AzuriteServer>;
  export default module;
}

declare module 'azurite/dist/src/queue/QueueConfiguration.js' {
  const module: AzuriteClass<AzuriteExtentArguments, AzuriteConfiguration>;
  export default module;
}

declare module 'azurite/dist/src/queue/QueueServer.js' {
  const module: AzuriteClass<[configuration: AzuriteConfiguration], AzuriteServer>;
  export default module;
}
