import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readArticle } from '../../scripts/knowledge/readArticle.ts';
import { readKnowledge } from '../../scripts/knowledge/readKnowledge.ts';

const PLACE = { file: 'knowledge/en/a.md', id: 'a', language: 'en' };
const TOPICS = ['Boats'];

function read(source: string) {
  return readArticle(source, PLACE, TOPICS);
}

function mistakesOf(source: string): readonly string[] {
  return read(source).mistakes.map(({ line, message }) => `${line}: ${message}`);
}

test('An article is read as its file says it', () => {
  const source = [
    '---',
    'title: "Borrow: a boat"',
    'questions:',
    '  - How do I rent one?',
    'topic: Boats',
    'link: https://example.com/boats',
    'handOver: true',
    '---',
    '',
    'Ask **the master** for a [key](https://example.com/key) & pay <3>.',
    'It is _near_ the `jetty`.',
    '',
    '- one',
    '- two',
    '',
    '## How much?',
    '',
    '1. Nothing.',
  ].join('\n');
  assert.deepEqual(read(source), {
    article: {
      ...{ id: 'a', language: 'en', title: 'Borrow: a boat', questions: ['How do I rent one?'] },
      ...{ topic: 'Boats', link: 'https://example.com/boats', handOver: true },
      sections: [
        {
          text: 'Ask the master for a key (https://example.com/key) & pay <3>. It is near the jetty.\n\n- one\n- two',
        },
        { heading: 'How much?', text: '1. Nothing.' },
      ],
    },
    mistakes: [],
  });
});

describe('A file from an editor of another system', () => {
  const body = ['---', 'title: A', '---', 'Text.'];
  const cases: readonly [what: string, source: string][] = [
    ['with carriage returns', body.join('\r\n')],
    ['with a byte order mark', `\uFEFF${body.join('\n')}`],
    ['with blanks behind the dashes', body.join('\n').replaceAll('---', '---  ')],
    ['without a line break at its end', body.join('\n')],
  ];
  for (const [what, source] of cases) {
    test(`${what} is read all the same`, () => {
      const { article, mistakes } = read(source);
      assert.deepEqual(mistakes, []);
      assert.deepEqual(article?.sections, [{ text: 'Text.' }]);
    });
  }
});

describe('A mistake is said with its line:', () => {
  const cases: readonly [what: string, source: string, expected: readonly RegExp[]][] = [
    ['no head', 'Just text.', [/^1: .*begins with a head/]],
    ['a head that does not end', '---\ntitle: A\nText.', [/^1: .*begins with a head/]],
    ['a head that comes late', 'Text.\n---\ntitle: A\n---\n', [/^1: .*begins with a head/]],
    ['no title', '---\nhandOver: false\n---\nText.', [/^2: .*no "title/]],
    ['an empty title', '---\ntitle: ""\n---\nText.', [/^2: title has to be a text/]],
    ['a title that is a number', '---\n\ntitle: 12\n---\nText.', [/^3: title has to be a text/]],
    ['a title too long for a button', `---\ntitle: ${'a'.repeat(61)}\n---\nText.`, [/^2: .*61 characters/]],
    [
      'an unknown word',
      '---\ntitle: A\nquestion: B\n---\nText.',
      [/^3: "question" means nothing here; known are/],
    ],
    [
      'questions that are a text',
      '---\ntitle: A\nquestions: B\n---\nText.',
      [/^3: questions has to be a list/],
    ],
    [
      'a question that is a number',
      '---\ntitle: A\nquestions:\n  - 1\n---\nText.',
      [/^3: questions has to be/],
    ],
    [
      'an unknown topic',
      '---\ntitle: A\ntopic: Cars\n---\nText.',
      [/^3: the policy has no topic "Cars"; it has Boats/],
    ],
    ['a link without https', '---\ntitle: A\nlink: http://a.example\n---\nText.', [/^3: link has to be/]],
    ['a script for a link', '---\ntitle: A\nlink: "javascript:alert(1)"\n---\nText.', [/^3: link has to be/]],
    [
      'handOver in words',
      '---\ntitle: A\nhandOver: yes please\n---\nText.',
      [/^3: handOver is true or false/],
    ],
    ['broken YAML', '---\ntitle: A\nquestions: [\n---\nText.', [/^\d+: (?!.* at line)/]],
    ['the same word twice', '---\ntitle: A\ntitle: B\n---\nText.', [/^3: .*twice/]],
    ['a word without its colon', '---\ntitle A\nquestions:\n  - B\n---\nText.', [/^2: .*with a colon/]],
    ['a colon in a title', '---\ntitle: A: B\n---\nText.', [/^2: .*colon.*quotation marks/]],
    ['a tab', '---\ntitle: A\n\tlink: https://a.example\n---\nText.', [/^3: .*tab/]],
    ['a quotation mark alone', '---\ntitle: "A\nhandOver: true\n---\nText.', [/^\d: .*not closed/]],
    ['a sign of YAML', '---\ntitle: "@a"\nquestions:\n  - @b\n---\nText.', [/^4: .*sign such as @/]],
    ['nothing below the head', '---\ntitle: A\n---\n\n', [/^3: the article says nothing/]],
    [
      'nothing below a heading',
      '---\ntitle: A\n---\nText.\n\n## B\n\n## C\n\nText.',
      [/^6: nothing stands below "B"/],
    ],
    ['a table', '---\ntitle: A\n---\nText.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n', [/^6: .*table/]],
    ['a picture', '---\ntitle: A\n---\nText ![a](https://a.example/a.png)', [/^4: .*picture/]],
    ['HTML', '---\ntitle: A\n---\nText.\n\n<script>alert(1)</script>', [/^6: HTML/]],
    [
      'a part too long for a chat',
      `---\ntitle: A\n---\n## B\n\n${'word '.repeat(300)}`,
      [/^4: this part has 1499 char/],
    ],
    ['several at once', '---\ntitle: 1\nlink: 2\nx: 3\n---\nText.', [/^4: "x"/, /^2: title/, /^3: link/]],
  ];
  for (const [what, source, expected] of cases) {
    test(what, () => {
      const mistakes = mistakesOf(source);
      assert.equal(mistakes.length, expected.length, mistakes.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(mistakes[index] ?? '', pattern);
      assert.equal(read(source).article, undefined);
    });
  }
});

describe('A folder of articles', () => {
  async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
    after(() => rm(folder, { recursive: true }));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return folder;
  }

  const GOOD = '---\ntitle: A\n---\nText.';

  test('is read language by language, with its synonyms and what is off topic', async () => {
    const folder = await folderOf({
      'README.md': 'How to.',
      'instructions.md': '\uFEFF<!-- a remark -->\r\nBe kind.\r\n',
      'en/a.md': GOOD,
      'de/a.md': GOOD,
      'en/synonyms.txt': '# remark\n\nboat, canoe\n',
      'en/off-topic.txt': '\uFEFF# remark\r\n\r\nwho is the king?\r\n  what is for dinner \r\n',
      'en/.hidden': 'of an editor',
    });
    const { articles, synonyms, offTopic, instructions, mistakes } = await readKnowledge(folder, TOPICS);
    assert.deepEqual(mistakes, []);
    assert.equal(instructions, 'Be kind.');
    assert.deepEqual(
      articles.map(({ language, id }) => `${language}/${id}`),
      ['de/a', 'en/a'],
    );
    assert.deepEqual(synonyms, { en: [['boat', 'canoe']] });
    assert.deepEqual(offTopic, { en: ['who is the king?', 'what is for dinner'] });
  });

  test('that is not there holds no articles', async () => {
    const read = await readKnowledge(join(await folderOf({}), 'nowhere'), TOPICS);
    assert.deepEqual(read, { articles: [], synonyms: {}, offTopic: {}, instructions: '', mistakes: [] });
  });

  const cases: readonly [
    what: string,
    files: Readonly<Record<string, string | Uint8Array>>,
    mistake: RegExp,
  ][] = [
    [
      'an article beside the languages',
      { 'a.md': GOOD },
      /^knowledge\/a\.md:1 articles lie in the folder of/,
    ],
    [
      'instructions longer than anybody pays for with every question',
      { 'instructions.md': 'Be kind. '.repeat(500) },
      /^knowledge\/instructions\.md:1 the instructions have 4499 characters; at most 4000/,
    ],
    [
      'instructions that are not UTF-8',
      { 'instructions.md': Uint8Array.of(0xff, 0xfe) },
      /^knowledge\/instructions\.md:1 the file is not UTF-8/,
    ],
    [
      'a folder that is no language',
      { 'English/a.md': GOOD },
      /^knowledge\/English:1 a folder is named for its language/,
    ],
    ['a file of another kind', { 'en/a.docx': 'x' }, /^knowledge\/en\/a\.docx:1 .*ends in \.md/],
    [
      'a name with capitals',
      { 'en/My Article.md': GOOD },
      /^knowledge\/en\/My Article\.md:1 an article is named/,
    ],
    [
      'a file that is not UTF-8',
      { 'en/a.md': new Uint8Array([0x2d, 0xff]) },
      /^knowledge\/en\/a\.md:1 .*not UTF-8/,
    ],
    [
      'one title twice',
      { 'en/a.md': GOOD, 'en/b.md': GOOD.replace('A', 'a') },
      /^knowledge\/en\/b\.md:2 .*a\.md too/,
    ],
    [
      'a synonym alone',
      { 'en/synonyms.txt': 'boat\n' },
      /^knowledge\/en\/synonyms\.txt:1 a line is at least two/,
    ],
    [
      'a synonym of nothing',
      { 'en/synonyms.txt': '\nboat, ,' },
      /^knowledge\/en\/synonyms\.txt:2 a line is at least/,
    ],
    [
      'a synonym twice',
      { 'en/synonyms.txt': 'boat, ship\nships, vessel' },
      /synonyms\.txt:2 "ships" stands in line 1/,
    ],
    [
      'what is off topic and an article lists',
      { 'en/z.md': GOOD, 'en/off-topic.txt': '# remark\nA?' },
      /^knowledge\/en\/off-topic\.txt:2 z\.md lists "A\?" too; it cannot be both/,
    ],
    [
      'what is off topic twice',
      { 'en/off-topic.txt': 'Who is the king?\nwho is the king' },
      /off-topic\.txt:2 "who is the king" stands in line 1 too/,
    ],
    [
      'a line off topic without a word',
      { 'en/off-topic.txt': '\n???' },
      /off-topic\.txt:2 a line is a question in words/,
    ],
  ];
  for (const [what, files, pattern] of cases) {
    test(`tells of ${what}`, async () => {
      const { mistakes } = await readKnowledge(await folderOf(files), TOPICS);
      const [first, ...others] = mistakes.map(({ file, line, message }) => `${file}:${line} ${message}`);
      assert.match(first ?? '', pattern);
      assert.deepEqual(others, []);
    });
  }
});
