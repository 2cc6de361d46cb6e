import { describe, expect, test } from '@jest/globals';
import { childOf, readXml, textOf } from '../../../functions/adapters/customs/messages/read-xml.ts';

function refusal(xml: string) {
  const read = readXml(xml);
  return read.ok ? 'read' : read.code;
}

describe('reads', () => {
  test('elements by namespace, whatever the prefix', () => {
    const plain = readXml('<a xmlns="urn:x"><b>1</b></a>');
    const prefixed = readXml('<p:a xmlns:p="urn:x"><p:b>1</p:b></p:a>');
    expect(plain).toEqual(prefixed);
    expect(plain).toMatchObject({
      value: { namespace: 'urn:x', name: 'a', children: [{ namespace: 'urn:x', name: 'b' }] },
    });
  });

  test('namespaces that are declared again further in', () => {
    const read = readXml('<a xmlns="urn:x" xmlns:p="urn:p"><b xmlns="urn:y"><p:c/></b><d/></a>');
    expect(read).toMatchObject({
      value: {
        children: [
          { namespace: 'urn:y', children: [{ namespace: 'urn:p' }] },
          { namespace: 'urn:x', name: 'd' },
        ],
      },
    });
  });

  test('text, CDATA, the five entities and character references', () => {
    const read = readXml(
      '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > < comment --><a b="1&amp;&quot;" c=\'>\'>' +
        'x&lt;&gt;&apos;&#65;&#x4e2d;<![CDATA[<!DOCTYPE a> & <?pi?>]]>y</a>\n',
    );
    expect(read).toMatchObject({
      ok: true,
      value: { text: "x<>'A中<!DOCTYPE a> & <?pi?>y", attributes: { b: '1&"', c: '>' } },
    });
  });

  test('a child that is empty or absent has no text', () => {
    const read = readXml('<a><b/></a>');
    expect(read.ok && childOf(read.value, 'b')?.text).toBe('');
    expect(read.ok && textOf(read.value, 'b')).toBeUndefined();
    expect(read.ok && textOf(read.value, 'missing')).toBeUndefined();
  });

  test('32 levels', () => {
    expect(refusal(`${'<a>'.repeat(32)}${'</a>'.repeat(32)}`)).toBe('read');
  });
});

describe('refuses', () => {
  const laughs = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE lolz [<!ENTITY lol "lol">',
    ...Array.from({ length: 9 }, (_each, n) => {
      const inner = `&lol${n === 0 ? '' : String(n)};`.repeat(10);
      return `<!ENTITY lol${String(n + 1)} "${inner}">`;
    }),
    ']><lolz>&lol9;</lolz>',
  ].join('\n');

  test.each([
    ['billion laughs', laughs, 'xml-dtd'],
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'xml-dtd',
    ],
    ['an external DTD', '<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>', 'xml-dtd'],
    ['a DTD further in', '<a><!DOCTYPE b><b/></a>', 'xml-dtd'],
    ['a DTD in small letters', '<!doctype a><a/>', 'xml-dtd'],
    ['an entity that nobody declared', '<a>&foo;</a>', 'xml-entity'],
    ['a bare ampersand', '<a>a & b</a>', 'xml-entity'],
    ['an entity in an attribute', '<a b="&foo;"/>', 'xml-entity'],
    ['a reference to no character', '<a>&#0;</a>', 'xml-entity'],
    ['a reference to half a character', '<a>&#xD800;</a>', 'xml-entity'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>', 'xml-entity'],
    ['a name of an object as entity', '<a>&constructor;</a>', 'xml-entity'],
    ['a processing instruction', '<?xml-stylesheet href="x"?><a/>', 'xml-processing-instruction'],
    ['a processing instruction further in', '<a><?php x?></a>', 'xml-processing-instruction'],
    ['a second declaration', '<a><?xml version="1.0"?></a>', 'xml-processing-instruction'],
    ['33 levels', `${'<a>'.repeat(33)}${'</a>'.repeat(33)}`, 'xml-too-deep'],
    ['a prefix that is not declared', '<p:a/>', 'xml-namespace'],
    ['a prefix named like an object’s own', '<constructor:a/>', 'xml-namespace'],
    ['nothing', '', 'xml-malformed'],
    ['text', 'hello', 'xml-malformed'],
    ['text after the root', '<a/>hello', 'xml-malformed'],
    ['two roots', '<a/><b/>', 'xml-malformed'],
    ['an element that stays open', '<a><b></a>', 'xml-malformed'],
    ['elements that cross', '<a><b></a></b>', 'xml-malformed'],
    ['an end without a start', '</a>', 'xml-malformed'],
    ['a tag that does not end', '<a b="', 'xml-malformed'],
    ['a comment that does not end', '<a><!-- </a>', 'xml-malformed'],
    ['CDATA that does not end', '<a><![CDATA[ </a>', 'xml-malformed'],
    ['an attribute twice', '<a b="1" b="2"/>', 'xml-malformed'],
    ['a prototype', '<a><__proto__>1</__proto__></a>', 'xml-malformed'],
    ['a constructor', '<a><constructor>1</constructor></a>', 'xml-malformed'],
    ['a prototype as attribute', '<a __proto__="1"/>', 'xml-malformed'],
  ])('%s', (_name, xml, code) => {
    expect(refusal(xml)).toBe(code);
  });

  test('quotes nothing of the text', () => {
    const read = readXml('<a>secret &secret; </a>');
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  test.each([
    ['10 MB of text', `<a>${'x'.repeat(10_000_000)}</a>`, 'xml-too-large'],
    ['2 MB in three-byte characters', `<a>${'字'.repeat(700_000)}</a>`, 'xml-too-large'],
    ['10,000 levels', '<a>'.repeat(10_000), 'xml-too-deep'],
    ['2 MB of elements', `<a>${'<b/>'.repeat(500_000)}</a>`, 'xml-too-many-elements'],
    ['2 MB of attributes', `<a ${'b="1" '.repeat(330_000)}/>`, 'xml-malformed'],
    ['2 MB of open tags', '<'.repeat(2_000_000), 'xml-malformed'],
    ['2 MB of quotes', `<a ${'"'.repeat(2_000_000)}`, 'xml-malformed'],
    ['2 MB of ampersands', `<a>${'&'.repeat(2_000_000)}</a>`, 'xml-entity'],
    ['2 MB of comments', `<a>${'<!---->'.repeat(285_000)}`, 'xml-malformed'],
    ['2 MB of references', `<a>${'&lt;'.repeat(500_000)}</a>`, 'read'],
    ['2 MB of CDATA', `<a>${'<![CDATA[x]]>'.repeat(150_000)}</a>`, 'read'],
  ])('%s, within the time of a test', (_name, xml, code) => {
    expect(refusal(xml)).toBe(code);
  });
});
