import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { styleText } from 'node:util';
import { readPort, runCommand, type Given } from '../commandLine/commandLine.ts';
import { buildApp } from './buildApp.ts';
import { lockFolder } from './folderLock.ts';
import { followSources, type Following } from './followSources.ts';
import { forwardedPage } from './forwardedPage.ts';
import { findCoreTools, startCoreTools, startOwnHost, type FunctionApp } from './functionApp.ts';
import { readHostJson } from './hostJson.ts';
import { renewableApp, type RenewableApp } from './renewableApp.ts';
import { rememberBuild, type RunningBuild } from './runningBuild.ts';
import { takeUpEdit } from './takeUpEdit.ts';
import { applySettings, readLocalSettings, readSettingsFile } from './localSettings.ts';
import { findModel } from './localModel.ts';
import { claimablePort, LOOPBACK } from './ports.ts';
import { atPath, describeFailure, Problem } from '../commandLine/problem.ts';
import { stopOnSignals } from '../commandLine/stopSignals.ts';
import { followDefinitionFile, readDefinitionFile } from '../simulator/definition/definitionFile.ts';
import { askForSweep, type BotControl } from '../simulator/botControl.ts';
import { createClock } from '../simulator/clock.ts';
import { keepingAt } from '../simulator/kept/keepingAt.ts';
import type { ContactCenter } from '../simulator/server.ts';
import { createSigning } from '../simulator/signing/signing.ts';
import { startAllStorage, startTablesAndQueues } from './tableStorage.ts';

const USAGE = `Runs everything on this machine: table storage, the function app and the contact center. An edit in lib/, functions/ or
knowledge/ is built and taken up when it is saved; a mistake in it is told, and the app goes on as it was.

npm start -- [options]

  --port N                 the function app (7071)
  --contact-center-port N  the contact center's page (4280)
  --storage-port N         the table service (10002)
  --center FILE            the contact center's channels, queues, rules and people, read again when it is saved
                           (simulator/definition/sampleCenter.json)
  --signed                 with authentication on: the contact center has keys and tokens of its own, and the bot checks them
  --data DIR               where conversations are kept, the bot's and the contact center's (.data)
  --empty                  the contact center forgets the conversations that it kept
  --own-host               use this project's host even where Core Tools ("func") are installed
  --model URL              let a model put answers into words: a server on this machine that speaks the OpenAI protocol
  --model-name NAME        what it is called there (the first one that the server has)
  --no-build               run dist/ as it is, whatever is edited
  --verbose                everything that the app logs, as JSON, instead of one short line a turn
  --json                   print one line of JSON on stdout when ready; everything else, as with --verbose, goes to stderr

A port of 0 is any free one. Stop everything with Ctrl+C.`;

const ROOT = resolve(import.meta.dirname, '..');

const LINE = {
  command: 'npm start',
  usage: USAGE,
  options: {
    port: { type: 'string', default: '7071' },
    'contact-center-port': { type: 'string', default: '4280' },
    'storage-port': { type: 'string', default: '10002' },
    center: { type: 'string' },
    signed: { type: 'boolean', default: false },
    data: { type: 'string', default: join(ROOT, '.data') },
    empty: { type: 'boolean', default: false },
    'own-host': { type: 'boolean', default: false },
    model: { type: 'string' },
    'model-name': { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
} as const;

interface StartOptions {
  readonly port: number;
  readonly contactCenterPort: number;
  readonly storagePort: number;
  readonly center: string | undefined;
  readonly signed: boolean;
  readonly data: string;
  readonly empty: boolean;
  readonly func: string | undefined;
  readonly model: string | undefined;
  readonly modelName: string | undefined;
  readonly build: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
}

interface Addresses {
  readonly bot: string;
  readonly contactCenter: string;
  readonly storage: string;
}

/** What has been started, in order, so that it can be stopped in the opposite one. */
type Closers = (() => Promise<void>)[];

async function main(given: Given<typeof LINE>): Promise<void> {
  const options = readStartOptions(given);
  const closers: Closers = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= closeAll(closers));
  stopOnSignals(stop);
  try {
    const { app, addresses, health, following } = await startEverything(options, closers);
    announce(options, addresses, health);
    const how = await Promise.race([app.ended, ...(following === undefined ? [] : [following.failed])]);
    if (stopping === undefined) throw new Problem(`The function app ${how}, so everything else stops too.`);
  } catch (error) {
    // Stopping makes whatever was still starting fail; the signal handler ends the process.
    if (stopping === undefined) {
      await stop();
      throw error;
    }
  }
}

function readStartOptions(values: Given<typeof LINE>): StartOptions {
  return {
    port: readPort('--port', values.port),
    contactCenterPort: readPort('--contact-center-port', values['contact-center-port']),
    storagePort: readPort('--storage-port', values['storage-port']),
    center: values.center,
    signed: values.signed,
    data: resolve(values.data),
    empty: values.empty,
    func: values['own-host'] ? undefined : findCoreTools(process.env),
    model: values.model,
    modelName: values['model-name'],
    build: !values['no-build'],
    verbose: values.verbose || values.json,
    json: values.json,
  };
}

interface Started {
  readonly app: FunctionApp;
  readonly addresses: Addresses;
  readonly health: string;
  readonly following: Following | undefined;
}

async function startEverything(options: StartOptions, closers: Closers): Promise<Started> {
  const { func, data } = options;
  // Said before anything is built or started, with the option that helps.
  const port = await claimablePort(options.port, '--port');
  const contactCenterPort = await claimablePort(options.contactCenterPort, '--contact-center-port');
  await claimablePort(options.storagePort, '--storage-port');
  const { center } = options;
  const definition = center === undefined ? undefined : await readDefinitionFile(center);
  const model = options.model === undefined ? {} : await findModel(options.model, options.modelName);
  closers.push(await atPath(`--data ${data}`, () => lockFolder(data)));
  if (!options.json) console.log(`${options.build ? 'Building and starting' : 'Starting'} …`);

  const clock = createClock();
  const shown = { ahead: 0 };
  const startStorage = func === undefined ? startTablesAndQueues : startAllStorage;
  const [storage] = await Promise.all([
    startStorage({
      port: options.storagePort,
      folder: data,
      now: () => {
        shown.ahead = clock.ahead();
        return clock.now();
      },
    }),
    options.build ? buildApp() : undefined,
  ]);
  closers.push(() => storage.close());
  const running = options.build ? await rememberBuild() : undefined;
  if (running !== undefined) closers.push(() => running.close());

  const centerUrl = `http://${LOOPBACK}:${contactCenterPort}/`;
  // By the machine's clock, not the desk's: the bot looks at its own when it checks a token, whatever time is made to pass.
  const signing = options.signed ? await createSigning() : undefined;
  const environment = {
    ...(await appEnvironment(storage.connectionString, `${centerUrl}api/telemetry`)),
    ...model,
    ...signing?.settings(centerUrl),
  };
  const appOptions = {
    app: ROOT,
    port,
    environment,
    logTo: options.json ? 2 : 1,
    brief: !options.verbose,
  } as const;
  const { routePrefix } = await readHostJson(ROOT);
  const app = renewableApp(() =>
    func === undefined ? startOwnHost(appOptions) : startCoreTools(func, routePrefix, appOptions),
  );
  closers.push(() => app.stop());
  // Loaded while the app starts: this process has nothing else to do then.
  const [{ bot, health }, { startContactCenter }] = await Promise.all([
    app.ready,
    import('../simulator/server.ts'),
  ]);

  const forwarded = forwardedPage(process.env, contactCenterPort);
  const contactCenter = await startContactCenter({
    port: contactCenterPort,
    bot,
    forwarded,
    definition,
    clock,
    signing,
    control: controlOf(app, running, bot, health, () => shown.ahead === clock.ahead()),
    keep: keepingAt(options.contactCenterPort, { data, empty: options.empty, tell: console.error }),
  });
  closers.push(async () => {
    await contactCenter.takeLeave();
    await contactCenter.close();
  });
  if (center !== undefined) closers.push(followCenter(center, contactCenter));
  await warnWhenUnhealthy(health, environment, options.signed);
  const following = running === undefined ? undefined : await followEdits(app, running, closers);
  const addresses = { bot, contactCenter: forwarded?.href ?? contactCenter.url, storage: storage.url };
  return { app, addresses, health, following };
}

/** How long, and how often, it is looked whether the bot has asked the storage for something. */
const NOTICE_MS = 2_000;
const LOOK_MS = 10;

/**
 * What the desk can do to the bot: end it, start it again, and have it notice the time that the storage shows. `isShown` says
 * whether the storage has told the time as it is by now.
 */
function controlOf(
  app: RenewableApp,
  running: RunningBuild | undefined,
  bot: string,
  health: string,
  isShown: () => boolean,
): BotControl {
  return {
    crash: app.crash,
    // What lies in dist/ by then, whoever built it.
    start: () => app.renew(async () => running?.note()),
    async noticeTime() {
      // A sweep asks the storage at once, whose every answer carries the time: too late for itself, in time for the next one.
      if ((await askForSweep(bot)) !== 'swept') return;
      for (let waited = 0; waited < NOTICE_MS && !isShown(); waited += LOOK_MS) await wait(LOOK_MS);
      // What the bot answers now it answers after it has heard the storage.
      const response = await fetch(health).catch(() => undefined);
      await response?.arrayBuffer();
    },
  };
}

/** From here on what is saved in the contact center's file holds. */
function followCenter(file: string, { switchboard }: ContactCenter): () => Promise<void> {
  const unfollow = followDefinitionFile(file, {
    take: switchboard.redefine,
    refuse: switchboard.refuseDefinition,
    tell: console.error,
  });
  return () => {
    unfollow();
    return Promise.resolve();
  };
}

/** From here on an edit of the sources is taken up when it is saved. Where the system cannot watch them, that is said. */
async function followEdits(
  app: RenewableApp,
  running: RunningBuild,
  closers: Closers,
): Promise<Following | undefined> {
  try {
    const following = await followSources(ROOT, (changed, closing) =>
      takeUpEdit(changed, app, running, console.error, closing),
    );
    closers.push(() => following.close());
    return following;
  } catch (error) {
    console.error(`Edits are not taken up (${describeFailure(error)}): restart npm start after one.`);
    return undefined;
  }
}

/**
 * The environment of the app: what the shell has, then `local.settings.json`, then the sample's values, so that a fresh
 * clone needs no file. Storage is always the one that was started here: a local run must not touch a real account. What
 * the app reports goes to the contact center's monitor, unless somebody has named another place.
 */
async function appEnvironment(connectionString: string, monitorUrl: string): Promise<NodeJS.ProcessEnv> {
  const environment = { ...process.env };
  applySettings(environment, await readLocalSettings(ROOT));
  applySettings(environment, await readSettingsFile(join(ROOT, 'local.settings.sample.json')));
  const elsewhere = environment['TelemetryMirrorUrl'] ?? '';
  return {
    ...environment,
    ConversationStorage: connectionString,
    ConversationStorage__tableServiceUri: '',
    ConversationStorage__clientId: '',
    AzureWebJobsStorage: connectionString,
    TelemetryMirrorUrl: elsewhere === '' ? monitorUrl : elsewhere,
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    FUNCTIONS_WORKER_RUNTIME: 'node',
  };
}

async function warnWhenUnhealthy(
  health: string,
  environment: NodeJS.ProcessEnv,
  signed: boolean,
): Promise<void> {
  const response = await fetch(health);
  if (!response.ok) {
    console.error(`The bot is not ready: ${health} says ${response.status} ${await response.text()}`);
  }
  if (!signed && (environment['MicrosoftAppId'] ?? '') !== '') {
    console.error(
      'MicrosoftAppId is set, so the bot wants tokens that the local contact center cannot give.\n' +
        'Empty it in local.settings.json or in the environment to talk to the bot here, or add --signed.',
    );
  }
}

const LEGEND = `

  Every turn is a line: conversation, who has it now, who wrote and the rule that decided. All that the app logs: --verbose`;

function announce(
  { json, data, func, verbose, build }: StartOptions,
  addresses: Addresses,
  health: string,
): void {
  if (json) {
    console.log(JSON.stringify({ ready: true, ...addresses }));
    return;
  }
  const bold = (text: string): string => styleText('bold', text, { stream: process.stdout });
  const near = relative(process.cwd(), data);
  const folder = near === '' || near.startsWith('..') ? data : near;
  console.log(`
  ${bold('Contact center')}  ${bold(addresses.contactCenter)}   open this in a browser
  Bot             ${addresses.bot}
  Health          ${health}
  Table storage   ${addresses.storage}   kept in ${folder}
  Host            ${func ?? "this project's own (Core Tools are not used)"}

  Write to the bot as the customer. "agent" brings in a representative, "end chat" closes the conversation.
  ${build ? 'An edit in lib/ or knowledge/ is taken up when you save it. ' : ''}Ctrl+C stops everything.${verbose ? '' : LEGEND}
`);
}

async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

await runCommand(LINE, main);
