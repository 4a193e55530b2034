import { readNamedParts } from './namedParts.ts';
import type { Settings } from './settings.ts';

/** An account with tables. */
export type TableStorageConfig =
  | { readonly kind: 'connectionString'; readonly connectionString: string }
  | { readonly kind: 'identity'; readonly tableServiceUri: string; readonly clientId: string };

const NAME = 'ConversationShards';
/** What `UseDevelopmentStorage=true` stands for. */
const DEVELOPMENT = 'devstoreaccount1@127.0.0.1:10002';

/**
 * Reads the accounts that conversations are divided among beside the first one: named as that is, comma-separated, and used with
 * the same identity.
 */
export function readShards(
  settings: Settings,
  first: TableStorageConfig | { readonly kind: 'memory' },
): readonly TableStorageConfig[] {
  const items = settings.readList(NAME) ?? [];
  if (items.length === 0) return [];
  if (first.kind === 'memory') {
    settings.report('E_SETTING_CONFLICT', NAME, 'In memory there are no accounts: leave it empty.');
    return [];
  }
  const accounts = items.map((item): TableStorageConfig =>
    first.kind === 'identity'
      ? { kind: 'identity', tableServiceUri: item, clientId: first.clientId }
      : { kind: 'connectionString', connectionString: item },
  );
  if (!accounts.every(isAccount)) {
    settings.report(
      'E_SETTING_INVALID',
      NAME,
      first.kind === 'identity'
        ? 'Write addresses such as https://NAME.table.core.windows.net, separated by commas.'
        : 'Write connection strings separated by commas, each with its AccountName.',
    );
    return [];
  }
  const names = [first, ...accounts].map(accountName);
  if (new Set(names).size < names.length)
    settings.report(
      'E_SETTING_CONFLICT',
      NAME,
      'Name each account once, and not the one that ConversationStorage has.',
    );
  return accounts;
}

/** What tells an account from others: its host, and where several may be on one host, as with Azurite, its name as well. */
export function accountName(account: TableStorageConfig): string {
  if (account.kind === 'identity')
    return URL.canParse(account.tableServiceUri) ? new URL(account.tableServiceUri).host : '';
  const parts = readNamedParts(account.connectionString);
  if (parts.get('usedevelopmentstorage') === 'true') return DEVELOPMENT;
  const name = parts.get('accountname')?.toLowerCase() ?? '';
  const endpoint = parts.get('tableendpoint') ?? '';
  return URL.canParse(endpoint) ? `${name}@${new URL(endpoint).host}` : name;
}

function isAccount(account: TableStorageConfig): boolean {
  if (account.kind === 'connectionString') return /^[a-z0-9]+(?:@|$)/.test(accountName(account));
  if (!URL.canParse(account.tableServiceUri)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(account.tableServiceUri);
  return protocol === 'https:' && pathname === '/' && username + password + search + hash === '';
}
