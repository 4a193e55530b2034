import { createHmac } from 'node:crypto';
import { readNamedParts } from '../lib/config/namedParts.ts';
import { Problem } from '../commandLine/problem.ts';

/*
 * A queue of Azure Storage, or of Azurite, as the Functions host uses one. The REST calls by hand: four of them, signed with the
 * account's key, are less than a library of their own.
 */

/** A message that was taken: nobody else sees it until it is removed or released. */
export interface QueueMessage {
  readonly id: string;
  readonly popReceipt: string;
  /** How often it was taken, this time included. */
  readonly dequeueCount: number;
  /** As it lies in the queue. */
  readonly text: string;
}

export interface StorageQueue {
  /** Adds a message, and the queue with it where there is none. */
  put(text: string): Promise<void>;
  /** Takes so many messages at the most, for so many seconds; none where there is no queue. */
  take(count: number, seconds: number): Promise<readonly QueueMessage[]>;
  remove(message: QueueMessage): Promise<void>;
  /** Lets others see it again. */
  release(message: QueueMessage): Promise<void>;
}

const REQUEST_TIMEOUT = 10_000;
/** Of the service; any that knows all of the calls below. */
const API_VERSION = '2021-12-02';
const AZURITE =
  'AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1';

/**
 * Opens a queue by the connection string of its account.
 * @throws {Problem} when that names no queue service or has no key.
 */
export function openQueue(connectionString: string, queueName: string): StorageQueue {
  const { endpoint, account, key } = readAccount(connectionString);
  const call = async (method: string, path: string, query: string, body?: string): Promise<Response> => {
    const url = new URL(`${endpoint}/${path}?${query}`);
    const date = new Date().toUTCString();
    const type = body === undefined ? '' : 'application/xml';
    // SharedKeyLite, which leaves out what fetch decides by itself: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
    const signed = `${method}\n\n${type}\n\nx-ms-date:${date}\nx-ms-version:${API_VERSION}\n/${account}${url.pathname}`;
    const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(signed).digest('base64');
    const headers = {
      'x-ms-date': date,
      'x-ms-version': API_VERSION,
      authorization: `SharedKeyLite ${account}:${signature}`,
      ...(body === undefined ? {} : { 'content-type': type }),
    };
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT);
    try {
      return await fetch(url, { method, headers, signal, ...(body === undefined ? {} : { body }) });
    } catch (error) {
      throw new Problem(`The queue service at ${url.host} does not answer.`, 1, { cause: error });
    }
  };
  const messages = `${queueName}/messages`;
  const one = ({ id, popReceipt }: QueueMessage): [path: string, query: string] => [
    `${messages}/${id}`,
    `popreceipt=${encodeURIComponent(popReceipt)}`,
  ];
  return {
    put: async (text) => {
      const body = `<QueueMessage><MessageText>${escapeXml(text)}</MessageText></QueueMessage>`;
      const put = (): Promise<Response> => call('POST', messages, '', body);
      const first = await put();
      if (first.status !== 404) return expectOk(first);
      await expectOk(await call('PUT', queueName, ''));
      await expectOk(await put());
    },
    take: async (count, seconds) => {
      const response = await call('GET', messages, `numofmessages=${count}&visibilitytimeout=${seconds}`);
      if (response.status === 404) {
        await response.body?.cancel();
        return [];
      }
      const xml = await okText(response);
      return [...xml.matchAll(/<QueueMessage>(.*?)<\/QueueMessage>/gs)].map(([, inner = '']) => ({
        id: member(inner, 'MessageId'),
        popReceipt: member(inner, 'PopReceipt'),
        dequeueCount: Number(member(inner, 'DequeueCount')),
        text: member(inner, 'MessageText'),
      }));
    },
    remove: async (message) => expectOk(await call('DELETE', ...one(message))),
    release: async (message) => {
      const [path, query] = one(message);
      const body = `<QueueMessage><MessageText>${escapeXml(message.text)}</MessageText></QueueMessage>`;
      await expectOk(await call('PUT', path, `${query}&visibilitytimeout=0`, body));
    },
  };
}

function readAccount(connectionString: string): { endpoint: string; account: string; key: string } {
  const written = readNamedParts(connectionString);
  const parts = written.get('usedevelopmentstorage') === 'true' ? readNamedParts(AZURITE) : written;
  const account = parts.get('accountname') ?? '';
  const key = parts.get('accountkey') ?? '';
  const suffix = parts.get('endpointsuffix') ?? 'core.windows.net';
  const named = parts.get('queueendpoint');
  const endpoint = named ?? (parts.has('tableendpoint') ? '' : `https://${account}.queue.${suffix}`);
  if (endpoint === '' || account === '' || key === '')
    throw new Problem('The connection string has no queue service, or no key for it.');
  return { endpoint: endpoint.replace(/\/$/, ''), account, key };
}

async function expectOk(response: Response): Promise<void> {
  await okText(response);
}

async function okText(response: Response): Promise<string> {
  const text = await response.text();
  if (!response.ok)
    throw new Problem(`The queue service answers ${response.status} ${member(text, 'Code')}.`);
  return text;
}

function member(xml: string, name: string): string {
  const [, text = ''] = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml) ?? [];
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => ENTITIES.get(entity) ?? '');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
]);

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
