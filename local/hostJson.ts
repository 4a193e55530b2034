import { join } from 'node:path';
import { isRecord, readJsonFile } from '../commandLine/jsonFile.ts';
import { isLogLevel, type LogLevel } from './hostLog.ts';
import { Problem } from '../commandLine/problem.ts';

/** The parts of host.json that this host acts on. Everything else in it is for Azure. */
export interface HostJson {
  /** Without slashes at its ends; empty for none. */
  readonly routePrefix: string;
  /** By log category, such as `Function` or `Function.messages.User`; the longest prefix wins. */
  readonly logLevels: ReadonlyMap<string, LogLevel>;
  readonly queues: QueueOptions;
}

/** `extensions.queues`: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#host-json */
export interface QueueOptions {
  /** Messages at once. */
  readonly batchSize: number;
  /** More are taken when no more than so many are worked on. */
  readonly newBatchThreshold: number;
  /** So often a message is tried. */
  readonly maxDequeueCount: number;
  /** The longest pause while there is none. */
  readonly maxPollingMs: number;
}

/**
 * Reads `host.json` of an app.
 * @throws {Problem} when the file is missing, broken or not version 2.0: the real host does not start then either.
 */
export async function readHostJson(app: string): Promise<HostJson> {
  const path = join(app, 'host.json');
  const json = await readJsonFile(path);
  if (json === undefined) {
    throw new Problem(
      `${path} is missing, so ${app} is not a function app.\nName the app's folder with --app DIR.`,
    );
  }
  if (!isRecord(json) || json['version'] !== '2.0') {
    throw new Problem(`${path} needs "version": "2.0"; Functions reads no other.`);
  }
  return {
    routePrefix: readRoutePrefix(json, path),
    logLevels: readLogLevels(json),
    queues: readQueues(json),
  };
}

function readRoutePrefix(json: Readonly<Record<string, unknown>>, path: string): string {
  const prefix = at(json, 'extensions', 'http', 'routePrefix') ?? 'api';
  if (typeof prefix !== 'string') {
    throw new Problem(`${path}: extensions.http.routePrefix is not text.\nWrite "api", or "" for none.`);
  }
  return prefix.replace(/^\/+|\/+$/g, '');
}

function readLogLevels(json: unknown): ReadonlyMap<string, LogLevel> {
  const levels = at(json, 'logging', 'logLevel');
  if (!isRecord(levels)) return new Map();
  return new Map(
    Object.entries(levels).flatMap(([category, level]) => {
      const name = String(level).toLowerCase();
      return isLogLevel(name) ? [[category, name]] : [];
    }),
  );
}

/** Where nothing is said, the real host's values. */
function readQueues(json: unknown): QueueOptions {
  const queues = at(json, 'extensions', 'queues');
  const count = (name: string, otherwise: number): number => {
    const value = at(queues, name);
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise;
  };
  const batchSize = Math.max(1, count('batchSize', 16));
  return {
    batchSize,
    newBatchThreshold: count('newBatchThreshold', Math.floor(batchSize / 2)),
    maxDequeueCount: count('maxDequeueCount', 5),
    maxPollingMs: readTimeSpan(at(queues, 'maxPollingInterval')) ?? 60_000,
  };
}

/** `hh:mm:ss` in milliseconds. */
function readTimeSpan(text: unknown): number | undefined {
  const [, hours, minutes, seconds] = /^(\d\d):(\d\d):(\d\d)$/.exec(String(text)) ?? [];
  if (hours === undefined) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}

function at(json: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), json);
}
