import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SignedXml } from 'xml-crypto';
import { readXml } from '../../../functions/adapters/customs/messages/read-xml.ts';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import { signMessage } from '../../../functions/adapters/customs/sign/sign-message.ts';
import { verifyAsWritten } from '../../../functions/adapters/customs/sign/verify-as-written.ts';
import { verifyCanonical } from '../../../functions/adapters/customs/sign/verify-canonical.ts';
import { verifyMessage } from '../../../functions/adapters/customs/sign/verify-message.ts';
import { importOrder311 } from '../../../functions/domain/customs/documents/import-order-311.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';
import { aDeclarationInput } from '../../support/declaration-inputs.ts';
import { importConsignments } from '../../support/random-consignments.ts';
import { aSigningIdentity } from '../../support/signing-identity.ts';
import { aTransfer } from '../../support/transfer.ts';

const identity = aSigningIdentity();
const { certificatePem } = identity;
const DOCUMENTS = aDocumentOfEachKind();
const message = renderMessage([DOCUMENTS['621']], aTransfer());
const signed = signMessage(message, identity);
const code = (xml: string) => {
  const result = verifyCanonical(xml, certificatePem);
  return result.ok ? 'signed' : result.code;
};

describe('a signed message', () => {
  test('holds under a general verifier and by its octets', () => {
    expect(code(signed)).toBe('signed');
    expect(verifyAsWritten(signed, certificatePem)).toBe(true);
  });

  test('carries its signature last, with key name and certificate', () => {
    const read = readXml(signed);
    const last = read.ok ? read.value.children.at(-1) : undefined;
    expect(last).toMatchObject({
      name: 'Signature',
      namespace: 'http://www.w3.org/2000/09/xmldsig#',
    });
    expect(signed).toContain('<ds:KeyName>8f01a2</ds:KeyName>');
    const certificate = /<ds:X509Certificate>([^<]+)</.exec(signed)?.[1] ?? '';
    expect(new X509Certificate(Buffer.from(certificate, 'base64')).subject).toBe(
      'CN=示例报关有限公司',
    );
  });

  test('is otherwise the message, byte for byte', () => {
    expect(signed.replace(/<ds:Signature .*<\/ds:Signature>/, '')).toBe(message);
  });

  test.each(Object.values(DOCUMENTS).map((document) => [document.kind, document] as const))(
    '%s signs',
    (_kind, document) => {
      expect(code(signMessage(renderMessage([document], aTransfer()), identity))).toBe('signed');
    },
  );

  test('whatever the text holds, what we write is canonical', () => {
    fc.assert(
      fc.property(importConsignments, fc.string({ unit: 'binary' }), (consignment, noise) => {
        const order = importOrder311(aDeclarationInput(consignment));
        const note = `\r\n\t]]>&"'${noise.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')}`;
        const document = { ...order, head: { ...order.head, note } };
        const xml = signMessage(renderMessage([document], aTransfer()), identity);
        expect(code(xml)).toBe('signed');
      }),
      { seed: 2022, numRuns: 50 },
    );
  });
});

describe('is refused', () => {
  test.each([
    ['a changed value', signed.replace('YT20261123001', 'YT20261123002'), 'signature-mismatch'],
    ['an added blank', signed.replace('</ceb:orderNo>', ' </ceb:orderNo>'), 'signature-mismatch'],
    [
      'another digest',
      signed.replace(/<ds:DigestValue>...../, '<ds:DigestValue>AAAAA'),
      'signature-mismatch',
    ],
    [
      'another signature',
      signed.replace(/<ds:SignatureValue>...../, '<ds:SignatureValue>AAAAA'),
      'signature-mismatch',
    ],
    ['no signature', message, 'signature-missing'],
    ['SHA-1', signed.replace('2001/04/xmlenc#sha256', '2000/09/xmldsig#sha1'), 'signature-kind'],
    ['a part instead of the whole', signed.replace('URI=""', 'URI="#part"'), 'signature-kind'],
    [
      'two signatures',
      signed.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1'),
      'signature-kind',
    ],
    [
      'a signature further in',
      signed.replace(/(<ds:Signature .*<\/ds:Signature>)/, '<ceb:x>$1</ceb:x>'),
      'signature-kind',
    ],
    ['a document type', signed.replace('?>', '?><!DOCTYPE x>'), 'xml-dtd'],
  ])('%s', (_name, xml, expected) => {
    expect(xml).not.toBe(signed);
    expect(code(xml)).toBe(expected);
    expect(verifyAsWritten(xml, certificatePem)).toBe(false);
    expect(verifyMessage(xml, certificatePem)).toMatchObject({ ok: false, code: expected });
  });

  test('the signature of somebody else, though their certificate is in it', () => {
    const other = aSigningIdentity();
    const theirs = signMessage(message, other);
    expect(verifyMessage(theirs, other.certificatePem)).toEqual({ ok: true, value: 'signed' });
    expect(verifyMessage(theirs, certificatePem)).toMatchObject({ code: 'signature-mismatch' });
  });
});

test('a message that was written anew keeps its signature', () => {
  const rewritten = signed
    .replaceAll(/<(ds:(?:CanonicalizationMethod|Transform)) ([^>]*)><\/\1>/g, '<$1 $2 />')
    .replace(/guid="([^"]*)" version="1.0"/, "version='1.0'   guid='$1'");
  expect(verifyAsWritten(rewritten, certificatePem)).toBe(false);
  expect(verifyMessage(rewritten, certificatePem)).toEqual({ ok: true, value: 'signed' });
});

test('a message that another signer signed the same way is taken', () => {
  const signer = new SignedXml({
    privateKey: identity.privateKeyPem,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  });
  signer.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signer.computeSignature(message, {
    prefix: 'ds',
    location: { reference: '/*', action: 'append' },
  });
  const theirs = signer.getSignedXml();
  expect(verifyMessage(theirs, certificatePem)).toEqual({ ok: true, value: 'signed' });
  // Same key, same octets: RSA PKCS#1 v1.5 has one signature.
  const value = (xml: string) => /<ds:SignatureValue>([^<]+)</.exec(xml)?.[1];
  expect(value(theirs)).toBe(value(signed));
});

test('only what we rendered is signed: of anything else we do not know that it is canonical', () => {
  for (const xml of ['', '<a/>', message.replace(' guid=', '  guid='), message.slice(1)]) {
    expect(() => signMessage(xml, identity)).toThrow(TypeError);
  }
});
