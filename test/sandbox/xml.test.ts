import { describe, expect, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { C14nCanonicalization, SignedXml } from 'xml-crypto';
import { signMessage } from '../../functions/adapters/customs/sign/sign-message.ts';
import { renderMessage } from '../../functions/adapters/customs/messages/render-message.ts';
import { canonicalXml } from '../../functions/sandbox/xml/canonical-xml.ts';
import { readXml } from '../../functions/sandbox/xml/read-xml.ts';
import { escapeXml } from '../../functions/sandbox/xml/xml-characters.ts';
import { childText, ownText } from '../../functions/sandbox/xml/xml-node.ts';
import { XmlRefused } from '../../functions/sandbox/xml/xml-refused.ts';
import { knownCertificate, signatureFault } from '../../functions/sandbox/xml/verify-signature.ts';
import { aDocumentOfEachKind } from '../support/ceb-documents.ts';
import { aSigningIdentity } from '../support/signing-identity.ts';
import { aTransfer } from '../support/transfer.ts';

const identity = aSigningIdentity();
const known = knownCertificate(identity.certificatePem);

describe('reading', () => {
  test('resolves namespaces, references, CDATA and comments', () => {
    const root = readXml(
      '\uFEFF<?xml version="1.0"?>\r\n<a:r xmlns:a="u:1" xmlns="u:2" b=\'"&#x20AC;"\'>' +
        '<!-- no --><x>1 &lt; 2 &amp; <![CDATA[<3>]]></x><a:y/></a:r>\n',
    );
    expect(root).toMatchObject({ local: 'r', namespace: 'u:1', attributes: [{ value: '"€"' }] });
    expect(childText(root, 'x')).toBe('1 < 2 & <3>');
    expect(root.children).toMatchObject([{ namespace: 'u:2' }, { namespace: 'u:1' }]);
  });

  test.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity', '<a>&b;</a>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a character XML has not', '<a>\u0001</a>'],
    ['a lone surrogate', '<a>\uD800</a>'],
    ['an instruction', '<a><?php ?></a>'],
    ['an undeclared prefix', '<b:a/>'],
    ['a repeated attribute', '<a b="1" b="2"/>'],
    ['tags that do not match', '<a><b></a></b>'],
    ['an end without a start', '</a>'],
    ['no end', '<a>'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>b'],
    ['nothing', ''],
    ['a tag that does not end', '<a'],
    ['nesting beyond the cap', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`],
  ])('refuses %s', (_what, xml) => {
    expect(() => readXml(xml)).toThrow(XmlRefused);
  });

  test('reads back any text that was escaped', () => {
    const text = fc.string({ unit: 'binary' }).filter((each) => {
      return /^[\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(each);
    });
    fc.assert(
      fc.property(text, (each) => {
        expect(ownText(readXml(`<a>${escapeXml(each)}</a>`))).toBe(each);
      }),
      { seed: 1 },
    );
  });
});

describe('canonical form', () => {
  const oracle = (xml: string) => {
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    return new C14nCanonicalization().process(root, {});
  };

  test.each([
    '<a/>',
    '<a z="1" b="&lt;&quot;&#9;&#10;"><b c=\'"\'>&gt; &amp; \t</b></a>',
    '<p:a xmlns:p="u:1" xmlns:o="u:0" o:x="2" x="1" p:x="3"><p:b xmlns:p="u:1"/></p:a>',
    '<a xmlns="u:1"><b xmlns=""><c xmlns="u:1"/></b></a>',
    '<a>é𠮷<b><![CDATA[<&>]]></b>\n</a>',
  ])('%s is written as xml-crypto writes it', (xml) => {
    expect(canonicalXml(readXml(xml))).toBe(oracle(xml));
  });
});

describe('signatures', () => {
  const documents = Object.values(aDocumentOfEachKind());
  const signed = documents.map((document) =>
    signMessage(renderMessage([document], aTransfer()), identity),
  );

  test('of everything that Bondway signs hold', () => {
    expect(signed.map((xml) => signatureFault(readXml(xml), known))).toEqual(
      documents.map(() => 'none'),
    );
  });

  test('of another signer’s hand, in other whitespace, hold too', () => {
    const plain = '<m xmlns="u:1">\n  <n a="1"  b="2"/>\n</m>';
    const signer = new SignedXml({
      privateKey: identity.privateKeyPem,
      publicCert: identity.certificatePem,
      canonicalizationAlgorithm: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      getKeyInfoContent: () =>
        `<KeyName>${identity.keyName}</KeyName><X509Data><X509Certificate>${known.base64}</X509Certificate></X509Data>`,
    });
    signer.addReference({
      xpath: '/*',
      isEmptyUri: true,
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
      transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'],
    });
    signer.computeSignature(plain);
    expect(signatureFault(readXml(signer.getSignedXml()), known)).toBe('none');
  });

  test('fall with any changed character, foreign key, or missing part', () => {
    const xml = signed.find((each) => each.includes('<ceb:Order>')) ?? '';
    const fault = (changed: string) => signatureFault(readXml(changed), known);
    const other = aSigningIdentity();
    expect(fault(xml.replace(/<ceb:Order>/, '<ceb:Order> '))).toBe('mismatch');
    expect(fault(xml.replace(/SignatureValue>../, 'SignatureValue>AA'))).toBe('mismatch');
    expect(fault(xml.replace(/<ds:Signature .*<\/ds:Signature>/, ''))).toBe('missing');
    expect(fault(xml.replace(/<ds:KeyName>[^<]*/, '<ds:KeyName>1'))).toBe('not-entitled');
    expect(fault(xml.replace('URI=""', 'URI="#x"'))).toBe('unreadable');
    expect(fault(xml.replace('rsa-sha256', 'hmac-sha256'))).toBe('unreadable');
    expect(signatureFault(readXml(xml), knownCertificate(other.certificatePem))).toBe(
      'not-entitled',
    );
  });
});
