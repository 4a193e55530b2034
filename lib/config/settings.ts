/** The environment as `process.env` gives it; tests pass a plain object. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigProblemCode =
  /** A setting is needed and not there. */
  | 'E_SETTING_MISSING'
  /** A value is not of the form the setting takes. */
  | 'E_SETTING_INVALID'
  /** Two settings contradict each other. */
  | 'E_SETTING_CONFLICT'
  /** A value is understood and not allowed, for a reason the message gives. */
  | 'E_SETTING_REFUSED'
  /** The policy file is wrong; `setting` says where in it. */
  | 'E_POLICY';

/** One mistake in the settings. `code` and `setting` are public (`/api/health`), `message` goes to the log. Never holds a value. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  readonly setting: string;
  readonly message: string;
}

/** Reads settings by name and collects every problem, so that an operator repairs a deployment once and not once per mistake. */
export class Settings {
  readonly problems: ConfigProblem[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The value without surrounding white space; `undefined` when it is absent or empty (an emptied app setting is not a value). */
  read(name: string): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** The value with its white space, for a setting that the Functions host reads as well, and does not trim; empty when absent. */
  readAsWritten(name: string): string {
    return this.#environment[name] ?? '';
  }

  /** The items of a comma-separated list; `undefined` when the setting is absent. */
  readList(name: string): readonly string[] | undefined {
    return this.read(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  /** Says a thing once, however many readers of the setting stumble over it. */
  report(code: ConfigProblemCode, setting: string, message: string): void {
    if (this.problems.some((known) => known.code === code && known.setting === setting)) return;
    this.problems.push({ code, setting, message });
  }
}
