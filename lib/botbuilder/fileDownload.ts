import type { ReceivedFile } from '../conversation/index.ts';
import type { ReceiveFiles } from '../turns/index.ts';
import { readAtMost, type ByteReader } from './limitedStream.ts';

/** Live chat takes files of up to 5 MB unless an administrator allows more. */
const FILE_LIMIT = 5 * 1_024 * 1_024;
/** A message may list many; the customer waits for all of them. */
const FILES = 3;

/**
 * Fetches what customers attach: `GET {baseUrl}v3/attachments/{id}/views/original`, with the bot's token and its account
 * in `BotAcsId`. The address comes from the settings alone, never from a message, and redirects are not followed, so the
 * token goes nowhere else. Only the size is kept: what is done with the content is for a team to decide, here.
 * @see https://learn.microsoft.com/dynamics365/customer-service/develop/download-attachments-bot
 */
export function createFileDownload(
  baseUrl: string,
  ownToken: () => Promise<string | undefined>,
): ReceiveFiles {
  const fetchSize = async ({ id }: ReceivedFile, botId: string, signal: AbortSignal) => {
    if (id === undefined || !/^[\w-]{1,200}$/.test(id)) return undefined;
    const token = await ownToken();
    const response = await fetch(`${baseUrl}v3/attachments/${id}/views/original`, {
      headers: { BotAcsId: botId, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      redirect: 'manual',
      signal,
    });
    const reader: ByteReader | undefined = response.body?.getReader();
    if (!response.ok || reader === undefined) {
      await reader?.cancel();
      return undefined;
    }
    return (await readAtMost(reader, FILE_LIMIT))?.byteLength;
  };

  const receive = async (file: ReceivedFile, botId: string, signal: AbortSignal): Promise<ReceivedFile> => {
    // The file arrived at the contact center either way; not being able to fetch it is no reason to fail the turn.
    const bytes = await fetchSize(file, botId, signal).catch(() => undefined);
    return bytes === undefined ? file : { ...file, bytes };
  };

  return async (files, botId, signal) => [
    ...(await Promise.all(files.slice(0, FILES).map((file) => receive(file, botId, signal)))),
    ...files.slice(FILES),
  ];
}
