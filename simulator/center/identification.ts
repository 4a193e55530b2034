import type { CenterDefinition, CustomerRecord } from '../definition/definition.ts';
import type { Variables } from './routing.ts';

/** A record that the variables name, or in words why they name none. */
export interface Identified {
  readonly type: CustomerRecord['type'];
  readonly found: CustomerRecord | undefined;
  readonly because: string;
}

type Column = 'name' | 'email' | 'phone' | 'caseNumber';

/** Which variables find which records: https://learn.microsoft.com/dynamics365/customer-service/administer/record-identification-rule */
const PERSON = [
  ['Name', 'name'],
  ['Email', 'email'],
  ['Phone', 'phone'],
] as const satisfies readonly (readonly [string, Column])[];
const KINDS: Readonly<Record<CustomerRecord['type'], readonly (readonly [string, Column])[]>> = {
  contact: PERSON,
  account: PERSON,
  case: [['CaseNumber', 'caseNumber']],
};

/**
 * The records that a conversation's variables identify. One is linked only where exactly one fits: it has at least one of
 * the given values, and none of its columns says something else. Kinds that no variable asks for are left out.
 */
export function identify(
  { customers }: Pick<CenterDefinition, 'customers'>,
  variables: Variables,
): readonly Identified[] {
  const records = customers.flatMap((customer) => customer.records);
  return (['contact', 'account', 'case'] as const).flatMap((type) => {
    const ofType = records.filter((record) => record.type === type);
    const asked = KINDS[type].filter(([variable]) => variables.has(variable));
    if (ofType.length === 0 || asked.length === 0) return [];
    const fitting = ofType.filter((record) => fits(record, asked, variables));
    const by = asked.map(([variable]) => variable).join(', ');
    const [found] = fitting;
    if (fitting.length === 1) return [{ type, found, because: `Found by ${by}.` }];
    const count = fitting.length === 0 ? 'none' : String(fitting.length);
    return [
      { type, found: undefined, because: `Not linked: ${by} must fit exactly one, and fits ${count}.` },
    ];
  });
}

function fits(
  record: CustomerRecord,
  asked: readonly (readonly [string, Column])[],
  variables: Variables,
): boolean {
  const known = asked.filter(([, column]) => record[column] !== undefined);
  return known.length > 0 && known.every(([variable, column]) => variables.get(variable) === record[column]);
}
