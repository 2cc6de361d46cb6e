/** Identifiers of XML signatures. Source: W3C XMLDSig core; RFC 4051 for rsa-sha256. */
export const XMLDSIG = {
  namespace: 'http://www.w3.org/2000/09/xmldsig#',
  envelopedSignature: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  canonicalXml: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const;
