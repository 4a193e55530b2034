export { explain } from './parts.ts';
export { understand } from './understand.ts';
export type { Asked, Heard, Meaning } from './meaning.ts';
export type { Explained } from './parts.ts';
