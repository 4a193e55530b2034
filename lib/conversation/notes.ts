/** What the representative's side reads. Theirs is the language of the contact center, not the customer's. */
export const endNotes = {
  asked: 'The customer asked to end the conversation.',
  idle: 'The customer was silent for too long.',
  solved: 'The customer said that the question is answered.',
} as const;
