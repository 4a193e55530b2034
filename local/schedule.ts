import { Cron } from 'croner';
import { isNcrontab } from '../lib/config/schedule.ts';
import { Problem } from '../commandLine/problem.ts';

/**
 * A timer's schedule: NCRONTAB of six fields (or five, without seconds) in UTC, as on Flex Consumption, where neither the time zone nor a plain
 * interval (`00:05:00`) can be used. What other cron dialects add (`L`, `W`, `#`, `?`, Sunday as 7) is refused here,
 * because Azure would refuse it.
 * @throws {Problem} with the reason.
 */
export function parseSchedule(text: string): Cron {
  if (!isNcrontab(text)) {
    throw new Problem(
      `The schedule "${text}" is not NCRONTAB.\n` +
        'Write six fields, {second} {minute} {hour} {day} {month} {day of week}, such as "*/30 * * * * *".',
    );
  }
  try {
    // Croner takes names by their first three letters, and six fields.
    const written = text.trim().replace(/[a-z]+/gi, (name) => name.slice(0, 3));
    return new Cron(written.split(/ +/).length === 5 ? `0 ${written}` : written, {
      mode: '6-part',
      timezone: 'UTC',
      // NCRONTAB wants day and weekday both to fit, and reads 5/15 as "from 5 on, every 15".
      domAndDow: true,
      sloppyRanges: true,
      paused: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(`The schedule "${text}" is not NCRONTAB: ${reason}`, 1, { cause: error });
  }
}

/**
 * Replaces `%Name%` by the setting of that name.
 * @throws {Problem} naming the setting when it is not set or empty.
 */
export function resolveSettings(text: string, environment: NodeJS.ProcessEnv): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = environment[name] ?? '';
    if (value !== '') return value;
    throw new Problem(
      `%${name}% does not resolve to a value.\nSet ${name} in the environment or in local.settings.json.`,
    );
  });
}
