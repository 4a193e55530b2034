import type { Say } from '../effects.ts';
import { fill, type Replies } from '../replies/index.ts';
import type { ReceivedFile } from '../responder.ts';
import { repeat } from './repeat.ts';

/** More are counted, not named: a message could list thousands. */
const NAMED_FILES = 5;
const NAME_BYTES = 300;
const TYPE_BYTES = 100;

/** Tells the customer which files arrived, by name and type. */
export function acknowledgeFiles(files: readonly ReceivedFile[], replies: Replies): Say {
  return plain(fileLines(files, replies));
}

/** Answers "attachment from c2": the types of what came with the message. */
export function identifyAttachments(files: readonly ReceivedFile[], replies: Replies): Say {
  return plain([
    replies.attachmentIdentified,
    ...(files.length === 0 ? [replies.attachmentNone] : fileLines(files, replies)),
  ]);
}

function fileLines(files: readonly ReceivedFile[], replies: Replies): readonly string[] {
  const named = files.slice(0, NAMED_FILES).map((file) => fileLine(file, replies));
  const more = files.length - named.length;
  return more === 0 ? named : [...named, fill(replies.moreFiles, { count: String(more) })];
}

function fileLine({ name, contentType, bytes }: ReceivedFile, replies: Replies): string {
  if (name === undefined && contentType === undefined) return replies.fileUnnamed;
  const type = contentType === undefined ? replies.fileTypeUnknown : repeat(contentType, TYPE_BYTES);
  return fill(replies.file, {
    name: name === undefined ? '?' : repeat(name, NAME_BYTES),
    type: bytes === undefined ? type : `${type}, ${Math.ceil(bytes / 1_024)} KB`,
  });
}

/** The customer's words stay what they are: a file called *a*.txt is not set in italics. */
function plain(lines: readonly string[]): Say {
  return { kind: 'say', text: lines.join('\n'), textFormat: 'plain' };
}
