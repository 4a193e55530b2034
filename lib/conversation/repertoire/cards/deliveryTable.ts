import type { JsonObject } from '../../../omnichannel/index.ts';
import type { Say } from '../../effects.ts';
import type { Replies } from '../../replies/index.ts';
import { adaptiveCardMessage, heading } from './adaptiveCard.ts';
import { euros } from './money.ts';

/** "ac table": a Table element, which is what version 1.5 brought. */
export function deliveryTable(replies: Replies): Say {
  const header = [replies.tableWay, replies.tableTakes, replies.tableCosts];
  const rows = [
    [replies.standardWay, replies.standardTakes, replies.free],
    [replies.expressWay, replies.expressTakes, euros(replies, 4.9)],
    [replies.pickUpWay, replies.pickUpTakes, replies.free],
  ];
  return adaptiveCardMessage({
    text: [`${replies.tableTitle}:`, ...rows.map(([way, ...rest]) => `- ${way}: ${rest.join(', ')}`)].join(
      '\n',
    ),
    version: '1.5',
    body: [
      heading(replies.tableTitle),
      {
        type: 'Table',
        firstRowAsHeader: true,
        columns: [{ width: 2 }, { width: 2 }, { width: 1 }],
        rows: [header, ...rows].map(tableRow),
      },
    ],
  });
}

function tableRow(cells: readonly string[]): JsonObject {
  return {
    type: 'TableRow',
    cells: cells.map((text) => ({
      type: 'TableCell',
      items: [{ type: 'TextBlock', text, wrap: true }],
    })),
  };
}
