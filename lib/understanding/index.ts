export { understand } from './understand.ts';
export type { Asked, Heard, Meaning } from './meaning.ts';
