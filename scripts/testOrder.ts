/** The test files that take longest, as measured on two cores: half a minute and more, some of it waiting. */
export const LONGEST: readonly string[] = [
  'test/turns/interleavings.test.ts',
  'test/chaos/chaos.test.ts',
  'test/doctor/doctor.test.ts',
  'test/local/desk.test.ts',
  'test/infra/resources.test.ts',
  'test/telemetry/applicationInsights.test.ts',
  'test/commandLine/commands.test.ts',
  'test/e2e/durability.test.ts',
  'test/otherWords.test.ts',
  'test/botbuilder/largeActivities.test.ts',
  'test/e2e/telemetryAbsent.test.ts',
  'test/e2e/model.test.ts',
  'test/local/edits.test.ts',
];

/** All of these files, the longest first: one that began last would run alone at the end, on one core of several. */
export function longestFirst(files: readonly string[]): readonly string[] {
  const rank = new Map(LONGEST.map((file, index) => [file, index]));
  const rankOf = (file: string): number => rank.get(file) ?? LONGEST.length;
  return files.toSorted((one, other) => rankOf(one) - rankOf(other));
}
