import type { ContextVariables } from './contextVariables.ts';

/** What identifies a customer or a case. Text to match, never the id of a record. */
export interface RecordIdentification {
  /** Account `name`, or contact `fullname`. */
  readonly name?: string | undefined;
  /** `emailaddress1`. */
  readonly email?: string | undefined;
  /** Account `telephone1`; for contacts the page names both `mobilephone` and `telephone1`. */
  readonly phone?: string | undefined;
  /** `ticketnumber`. */
  readonly caseNumber?: string | undefined;
}

/**
 * The context variables by which the contact center links a customer and a case to a conversation, on an escalation and on
 * an end: `Name`, `Email`, `Phone` and `CaseNumber`, in exactly this case. A record is linked only when one active record
 * matches, and the bot is never told. Blank edges are taken off, since they would prevent the match; what is missing or
 * blank is left out.
 *
 * The variables have to exist in the workstream, and a record identification rule has to use them.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/record-identification-rule
 */
export function recordIdentification(record: RecordIdentification): ContextVariables {
  const named = {
    Name: record.name,
    Email: record.email,
    Phone: record.phone,
    CaseNumber: record.caseNumber,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => {
      const text = value?.trim() ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}
