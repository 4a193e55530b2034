import type { Finding } from './finding.ts';

const TIMEOUT = 10_000;

/** Whether a running app is ready and sends strangers away. `url` is its base address or any below it. */
export async function checkApp(url: string): Promise<readonly Finding[]> {
  const { origin } = new URL(url);
  return [await checkHealth(`${origin}/api/health`), await checkGate(`${origin}/api/messages`)];
}

async function checkHealth(address: string): Promise<Finding> {
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
    if (response.status === 200) return { subject: 'app', verdict: 'ok', what: 'It says that it is ready.' };
    if (response.status !== 503) return notOurs(response.status);
    const body: unknown = await response.json();
    return {
      subject: 'app',
      verdict: 'problem',
      what: `It says that it cannot serve: ${problemsIn(body)}.`,
      next: 'Repair the settings that it names; its log has a line for each.',
    };
  } catch {
    return {
      subject: 'app',
      verdict: 'problem',
      what: 'It does not answer.',
      next: 'Check that the app is started and that the address is its own.',
    };
  }
}

function notOurs(status: number): Finding {
  return {
    subject: 'app',
    verdict: 'problem',
    what: `/api/health answers ${status}, so another app runs there, or this one has not loaded.`,
    next: 'Check the address, and the host’s log for an app that failed to load.',
  };
}

/** Codes and names of settings, as far as they look like ones: the answer comes from the network. */
function problemsIn(body: unknown): string {
  const { problems } = Object(body) as { problems?: unknown };
  const named = (Array.isArray(problems) ? problems : []).map((problem) => {
    const { code, setting } = Object(problem) as { code?: unknown; setting?: unknown };
    return [code, setting]
      .filter((text) => typeof text === 'string' && /^[\w.: -]{1,80}$/.test(text))
      .join(' ');
  });
  return named.length === 0 ? 'it does not say why' : named.join(', ');
}

/** Knocks as a stranger would. A closed gate answers 401, or 403 in local mode; nothing is stored or sent either way. */
async function checkGate(address: string): Promise<Finding> {
  const activity = {
    type: 'message',
    channelId: 'doctor',
    serviceUrl: 'https://stranger.invalid/',
    conversation: { id: 'doctor' },
  };
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await response.body?.cancel();
    const { status } = response;
    if (status === 401 || status === 403) {
      return { subject: 'app', verdict: 'ok', what: `It refuses a message of a stranger (${status}).` };
    }
    if (status === 503)
      return { subject: 'app', verdict: 'skipped', what: 'It serves nobody, strangers included (503).' };
    return {
      subject: 'app',
      verdict: 'problem',
      what: `It answers ${status} to a message of a stranger, which it should refuse with 401.`,
      next: 'Take it off the network until you know why; something else than this app may be answering.',
    };
  } catch {
    return {
      subject: 'app',
      verdict: 'skipped',
      what: 'Whether it refuses strangers cannot be seen: it does not answer.',
    };
  }
}
