import { once } from 'node:events';
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describeFailure, fileTrouble } from '../commandLine/problem.ts';
import { createBotClient } from './botClient.ts';
import type { BotControl, SweepOutcome } from './botControl.ts';
import { createClock, type Clock } from './clock.ts';
import type { CenterDefinition } from './definition/definition.ts';
import { sampleCenter } from './definition/sampleCenter.ts';
import { botDoor } from './doors/botDoor.ts';
import { connectorDoor } from './doors/connector.ts';
import { createDirectLine, type DirectLine } from './doors/directLine.ts';
import { answerError, HttpRefusal, openExchange, type Exchange } from './doors/exchange.ts';
import { refuseForeignCallers } from './doors/localOnly.ts';
import { loginDoor } from './doors/loginDoor.ts';
import { createLoginProxy } from './doors/loginProxy.ts';
import { pageApiDoor } from './doors/pageApi.ts';
import { signingDoor } from './doors/signingDoor.ts';
import { staticDoor } from './doors/staticFiles.ts';
import { keepConversations } from './kept/keeper.ts';
import type { KeptConversation } from './kept/keptConversation.ts';
import { emptyKeptFolder, keptFolder, readKeptFolder } from './kept/keptFolder.ts';
import type { Login } from './signing/login.ts';
import { passTime, type Passing } from './passTime.ts';
import type { Signing } from './signing/signing.ts';
import { createSwitchboard, type Switchboard } from './switchboard.ts';
import { createTelemetryFeed, type TelemetryFeed } from './telemetry/feed.ts';

export interface ContactCenterOptions {
  /** Where the bot takes activities, such as `http://127.0.0.1:7071/api/messages`. It need not be running yet. */
  readonly bot: string | URL;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Channels, queues, rules and people; the sample's where none are given. */
  readonly definition?: CenterDefinition | undefined;
  /** The time at the desk; the machine's where none is given. */
  readonly clock?: Clock;
  /** Set for a bot that runs with authentication on. */
  readonly signing?: Signing | undefined;
  /** Set beside `signing`, for a bot that gets its token at Microsoft's login. */
  readonly login?: Login | undefined;
  /** What can be done to the bot by whoever started it. */
  readonly control?: BotControl | undefined;
  /** Where conversations outlast the process; usually they do not. */
  readonly keep?: Keeping | undefined;
  /** The address under which the page is forwarded to a browser elsewhere, such as a codespace's; usually there is none. */
  readonly forwarded?: URL | undefined;
}

/** How conversations are kept over a restart. */
export interface Keeping {
  /** A folder for this contact center alone; it need not exist. */
  readonly folder: string;
  /** Whether those that were kept are forgotten. */
  readonly empty: boolean;
  /** Hears what could not be read or written. */
  readonly tell: (words: string) => void;
}

/** A running contact center: the page at `url`, and everything in it within reach of tests. */
export interface ContactCenter {
  readonly url: string;
  readonly port: number;
  readonly switchboard: Switchboard;
  readonly telemetry: TelemetryFeed;
  /** Lets time pass at the desk, and has the bot look at what is due then, as far as it can be asked to. */
  readonly passTime: (milliseconds: number) => Promise<SweepOutcome>;
  /**
   * Tells the bot which of its conversations here are over, for at most three seconds: before `close`, for good. Those that are
   * kept go on at the next start, and the bot hears nothing of it.
   */
  takeLeave(): Promise<void>;
  /** Stops listening and cuts what is open. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Longer than a bot keeps an idle connection open, so that no post meets a connection that is just being closed: an error
 * that nobody armed would look like one of the bot's own.
 */
const KEEP_ALIVE_MS = 120_000;

/** A bot that hangs must not keep anybody from leaving. */
const LEAVE_MS = 3_000;

/**
 * Starts a contact center on this machine; only this machine can reach it.
 * @throws when the port is taken (`code: 'EADDRINUSE'`) or `bot` is not a URL.
 */
export async function startContactCenter({
  bot,
  port = 0,
  definition = sampleCenter,
  clock = createClock(),
  signing,
  login,
  control,
  keep,
  forwarded,
}: ContactCenterOptions): Promise<ContactCenter> {
  const kept = keep === undefined ? [] : await recall(keep);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  server.listen(port, HOST);
  await once(server, 'listening');
  const taken = takenPort(server);
  const url = `http://${HOST}:${taken}/`;
  const token = signing === undefined ? undefined : () => signing.tokenForBot(url);
  const client = createBotClient(new URL(bot), { token });
  const switchboard = createSwitchboard({ definition, serviceUrl: url, bot: client, kept }, clock.now);
  const keeper =
    keep === undefined
      ? undefined
      : keepConversations(
          switchboard,
          keptFolder(keep.folder),
          kept.map(({ conversation }) => conversation.id),
          keep.tell,
        );
  const telemetry = createTelemetryFeed(`${url}api/telemetry`);
  const directLine = createDirectLine(switchboard);
  const desk: Passing = { switchboard, clock, control };
  const enter = createEntrance(desk, telemetry, directLine, {
    signing,
    url,
    forwarded,
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void handle(request, response, enter);
  });
  server.on('upgrade', (request, socket, head) => {
    takeStream(request, socket, head, directLine, forwarded);
  });
  const proxy =
    signing === undefined || login === undefined
      ? undefined
      : createLoginProxy(login, (request, response) => {
          void handle(request, response, (exchange) => loginDoor(exchange, login, signing));
        });
  if (proxy !== undefined) server.on('connect', proxy.tunnel);
  return {
    url,
    port: taken,
    switchboard,
    telemetry,
    passTime: (milliseconds) => passTime(milliseconds, desk),
    async takeLeave() {
      const goOn = await keeper?.settle();
      const enough = new AbortController();
      const patience = wait(LEAVE_MS, undefined, { signal: enough.signal }).catch(() => undefined);
      await Promise.race([switchboard.abandonAll(goOn), patience]);
      enough.abort();
    },
    async close() {
      client.close();
      directLine.stream.close();
      proxy?.close();
      await keeper?.close();
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The conversations of the last time. What cannot be read is named and set aside, and stops nobody. */
async function recall({ folder, empty, tell }: Keeping): Promise<readonly KeptConversation[]> {
  try {
    if (empty) await emptyKeptFolder(folder);
    const { kept, setAside } = await readKeptFolder(folder);
    for (const path of setAside)
      tell(`A conversation that was kept cannot be read. It is out of the way, as ${path}.`);
    return kept;
  } catch (error) {
    tell(
      `${folder}: ${fileTrouble(error) ?? describeFailure(error)}. No conversation is taken up from there.`,
    );
    return [];
  }
}

/** Answers every request, whatever happens: the doors throw their refusals. */
async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  enter: (exchange: Exchange) => Promise<void>,
): Promise<void> {
  const exchange: Exchange = { request, response, method: '', path: [], query: new URLSearchParams() };
  try {
    await enter(openExchange(request, response));
  } catch (error) {
    if (response.headersSent) response.destroy();
    else if (error instanceof HttpRefusal) answerError(exchange, error.status, error.code, error.message);
    else
      answerError(
        exchange,
        500,
        'ServiceError',
        error instanceof Error ? error.message : 'Something went wrong.',
      );
  }
}

/** A connection that asks to become a stream: let in like any request, and refused like one. */
function takeStream(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { stream }: DirectLine,
  forwarded: URL | undefined,
): void {
  socket.on('error', () => socket.destroy());
  try {
    refuseForeignCallers({ request }, forwarded);
    stream.upgrade(request, socket, head);
  } catch (error) {
    const status = error instanceof HttpRefusal ? error.status : 500;
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  }
}

/** Under which addresses others reach this contact center, and how they show who they are. */
interface Reach {
  readonly url: string;
  readonly forwarded: URL | undefined;
  readonly signing: Signing | undefined;
}

function createEntrance(
  desk: Passing,
  telemetry: TelemetryFeed,
  directLine: DirectLine,
  { signing, url, forwarded }: Reach,
): (exchange: Exchange) => Promise<void> {
  const { switchboard } = desk;
  return async (exchange) => {
    refuseForeignCallers(exchange, forwarded);
    if (signing !== undefined && signingDoor(exchange, signing, url)) return;
    if (await connectorDoor(exchange, switchboard, signing)) return;
    if (await directLine.enter(exchange)) return;
    if (await botDoor(exchange, desk)) return;
    if (await pageApiDoor(exchange, switchboard, telemetry)) return;
    if (await staticDoor(exchange)) return;
    throw new HttpRefusal(404, 'NotFound', 'There is nothing at this address.');
  };
}

function takenPort(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
