/**
 * Proof for the compiler, not for the test runner: both SDKs' activities are what `lib/omnichannel` reads, and what it
 * writes is what `botbuilder` sends. A change on any side that breaks this breaks `npm run typecheck`.
 */
import type { Activity as AgentsActivity } from '@microsoft/agents-activity';
import type { Activity as BotbuilderActivity } from 'botbuilder';
import type { bridged, ActivityLike, CommandActivity } from '../../lib/omnichannel/index.ts';

type Fits<Target, Source extends Target> = Source;

export type BotbuilderIsRead = Fits<ActivityLike, BotbuilderActivity>;
export type BotbuilderDraftIsRead = Fits<ActivityLike, Partial<BotbuilderActivity>>;
export type AgentsIsRead = Fits<ActivityLike, AgentsActivity>;

export type CommandIsRead = Fits<ActivityLike, CommandActivity>;
export type CommandIsSent = Fits<Partial<BotbuilderActivity>, CommandActivity>;
export type BridgedDraftIsSent = Fits<
  Partial<BotbuilderActivity>,
  ReturnType<typeof bridged<Partial<BotbuilderActivity>>>
>;
export type BridgedAgentsActivityIsOne = Fits<AgentsActivity, ReturnType<typeof bridged<AgentsActivity>>>;
