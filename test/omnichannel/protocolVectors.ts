import { readdir, readFile } from 'node:fs/promises';
import type {
  ActivityLike,
  Command,
  CheckedContextVariables,
  Inbound,
  VariableProblem,
} from '../../lib/omnichannel/index.ts';

interface Described {
  readonly file: string;
  readonly title: string;
  readonly source: readonly string[];
  readonly evidence: 'documented' | 'field' | 'inferred';
}

export interface InboundVector extends Described {
  readonly direction: 'inbound';
  readonly activity: ActivityLike;
  readonly expect: Inbound;
}

export interface SentVector extends Described {
  readonly direction: 'outbound';
  readonly from?: { readonly message: ActivityLike } | { readonly command: Command };
  readonly history?: readonly ActivityLike[];
  readonly activity: ActivityLike;
  readonly expect: {
    readonly customerSees: boolean;
    readonly command: null | 'malformed' | (Command & { readonly effective: boolean });
    readonly rules: readonly string[];
  };
}

export interface RefusedVector extends Described {
  readonly direction: 'outbound';
  readonly from: { readonly command: Command };
  readonly expect: { readonly refused: string; readonly rules: readonly string[] };
}

export interface VariablesVector extends Described {
  readonly direction: 'variables';
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: Pick<CheckedContextVariables, 'variables'> & {
    readonly problems: readonly Pick<VariableProblem, 'name' | 'code' | 'outcome'>[];
  };
}

export type ProtocolVector = InboundVector | SentVector | RefusedVector | VariablesVector;

const folder = new URL('../fixtures/protocol/', import.meta.url);

/** Every vector in `test/fixtures/protocol`; their format is described in the README there. */
export async function protocolVectors(): Promise<readonly ProtocolVector[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    files.map(async (file) => {
      const vector = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as ProtocolVector;
      return { ...vector, file };
    }),
  );
}
