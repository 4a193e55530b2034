import { Problem } from '../../commandLine/problem.ts';
import type { CenterDefinition } from './definition.ts';
import { parseDefinition } from './parseDefinition.ts';
import sample from './sampleCenter.json' with { type: 'json' };

/** The contact center that is there when none is given. */
export const sampleCenter: CenterDefinition = parsed();

function parsed(): CenterDefinition {
  const read = parseDefinition(sample);
  if (read.ok) return read.definition;
  const mistakes = read.mistakes.map(({ path, message }) => `${path}: ${message}`);
  throw new Problem(`simulator/definition/sampleCenter.json has mistakes.\n${mistakes.join('\n')}`);
}
