import { send } from '../../test/local/hostProcess.ts';
import {
  startIngestionEndpoint,
  type Envelope,
  type IngestionEndpoint,
} from '../../test/servers/ingestionEndpoint.ts';
import { withLifetime } from '../lifetime.ts';
import type { Report, ReportRow } from '../report.ts';
import { newTrace, playTurns, startApp, startNeighbours, turn, type MeasuredApp } from './app.ts';

/** A conversation from the contact center's word to the representative, by kind of turn. */
const CONVERSATION = [
  {
    kind: 'the context event',
    members: { type: 'event', name: 'omnichannelSetContext', value: { Topic: 'Billing' } },
  },
  { kind: 'a message', members: { text: 'help' } },
  { kind: 'a message', members: { text: 'what can you do' } },
  { kind: 'a message', members: { text: 'what nobody understands' } },
  { kind: 'the escalation', members: { text: 'agent' } },
] as const;

const MESSAGES = CONVERSATION.filter(({ members }) => 'text' in members).length;

/** Plays conversations and weighs what arrives of them. */
export function measureArrivals(conversations: number): Promise<Report> {
  return withLifetime(async (lifetime) => {
    const neighbours = await startNeighbours(lifetime);
    const ingestion = await startIngestionEndpoint(lifetime);
    const app = await startApp(lifetime, neighbours, ingestion);
    const kinds = new Map<string, string>();
    const play = async (conversation: number): Promise<void> => {
      await playTurns(app, { count: CONVERSATION.length, concurrency: 1 }, (index) => {
        // Each kind of turn is drawn for dependencies exactly once in ten conversations.
        const drawn = (conversation + index).toString(16).padStart(8, '0');
        const trace = `${drawn}${newTrace().slice(8)}`;
        const { kind, members } = CONVERSATION[index] ?? CONVERSATION[0];
        kinds.set(trace, kind);
        return turn(neighbours, String(conversation), members, trace);
      });
    };
    for (let conversation = 0; conversation < conversations; conversation++) await play(conversation);
    await sweepOften(app, ingestion);

    const envelopes = ingestion.envelopes.filter(({ name }) => name !== 'app.started');
    const of = (kind: string): readonly Envelope[] =>
      envelopes.filter((envelope) => kinds.get(traceOf(envelope)) === kind);
    const ofTurns = envelopes.filter((envelope) => kinds.has(traceOf(envelope)));
    const perConversation = weigh(ofTurns, conversations);
    return {
      title: `What arrives in Application Insights, of ${conversations} conversations of ${CONVERSATION.length} turns`,
      rows: [
        ...[...new Set(kinds.values())].map((kind) => {
          const steps = CONVERSATION.filter((step) => step.kind === kind).length;
          return toRow(kind, weigh(of(kind), conversations * steps));
        }),
        toRow('a conversation', perConversation),
        toRow('a conversation, for each message of the customer', times(perConversation, 1 / MESSAGES)),
        toRow(
          'a sweep that finds nothing due',
          weighSweep(envelopes.filter((one) => !kinds.has(traceOf(one)))),
        ),
      ],
      notes: [
        'Bytes are of the JSON that is sent, unpacked. Azure bills the size of the columns, which is close to it.',
        'One trace in ten has its dependencies. What the Functions host reports comes on top: a request for each turn and sweep.',
      ],
    };
  });
}

/** So often that some are drawn for dependencies: the traces of a timer are the host’s own. */
async function sweepOften(app: MeasuredApp, ingestion: IngestionEndpoint): Promise<void> {
  const sweeps = 60;
  for (let sweep = 0; sweep < sweeps; sweep++)
    await send(app.sweepEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
  const arrived = (): number => ingestion.envelopes.filter(({ name }) => name === 'sweep.completed').length;
  await ingestion.arrived(() => arrived() >= sweeps);
}

/** What arrived of something, on average. */
interface Weight {
  readonly events: number;
  readonly dependencies: number;
  readonly eventBytes: number;
  readonly dependencyBytes: number;
}

function weigh(envelopes: readonly Envelope[], count: number): Weight {
  const events = envelopes.filter(({ type }) => type === 'EventData');
  const dependencies = envelopes.filter(({ type }) => type === 'RemoteDependencyData');
  const bytes = (some: readonly Envelope[]): number =>
    some.reduce((sum, { raw }) => sum + Buffer.byteLength(raw), 0);
  return times(
    {
      events: events.length,
      dependencies: dependencies.length,
      eventBytes: bytes(events),
      dependencyBytes: bytes(dependencies),
    },
    1 / count,
  );
}

/** Chance decided how many of the sweeps are there with dependencies, so those are counted as the tenth that they should be. */
function weighSweep(envelopes: readonly Envelope[]): Weight {
  const sweeps = new Set(envelopes.filter(({ type }) => type === 'EventData').map(traceOf));
  const drawn = new Set(envelopes.filter(({ type }) => type === 'RemoteDependencyData').map(traceOf));
  const { events, eventBytes } = weigh(envelopes, sweeps.size);
  const { dependencies, dependencyBytes } = weigh(envelopes, Math.max(1, drawn.size) * 10);
  return { events, eventBytes, dependencies, dependencyBytes };
}

function times({ events, dependencies, eventBytes, dependencyBytes }: Weight, factor: number): Weight {
  return {
    events: events * factor,
    dependencies: dependencies * factor,
    eventBytes: eventBytes * factor,
    dependencyBytes: dependencyBytes * factor,
  };
}

function traceOf({ tags }: Envelope): string {
  return String(tags['ai.operation.id']);
}

function toRow(what: string, { events, dependencies, eventBytes, dependencyBytes }: Weight): ReportRow {
  return {
    what,
    figures: {
      events,
      dependencies,
      'event bytes': Math.round(eventBytes),
      'dependency bytes': Math.round(dependencyBytes),
      'bytes in all': Math.round(eventBytes + dependencyBytes),
    },
  };
}
