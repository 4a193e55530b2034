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
  return { routePrefix: readRoutePrefix(json, path), logLevels: readLogLevels(json) };
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

function at(json: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), json);
}
