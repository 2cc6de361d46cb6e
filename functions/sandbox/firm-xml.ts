import { XML_DECLARATION } from '../adapters/customs/messages/namespaces.ts';
import { enterpriseOf } from './demo/world.ts';
import { escapeXml } from './xml/xml-characters.ts';

/** Elements of a firm's message, in order, as canonical XML. */
export function firmLeaves(elements: { readonly [name: string]: string }): string {
  return Object.entries(elements)
    .map(([name, value]) => firmElement(name, escapeXml(value)))
    .join('');
}

/** One element of a firm's message around content that is XML already. */
export function firmElement(name: string, content: string): string {
  return `<ceb:${name}>${content}</ceb:${name}>`;
}

/**
 * A CEB message of a kind that only firms send, e.g. `513`, with its BaseTransfer; canonical behind
 * its declaration, so that it can be signed as it stands.
 */
export function firmXml(firmId: string, kind: string, guid: string, content: string): string {
  const { code, name } = enterpriseOf(firmId);
  const transfer = { copCode: code, copName: name, dxpMode: 'DXP', dxpId: `DXP${code}` };
  const root = `ceb:CEB${kind}Message`;
  const attributes = `xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="${guid}" version="1.0"`;
  const body = content + firmElement('BaseTransfer', firmLeaves(transfer));
  return `${XML_DECLARATION}<${root} ${attributes}>${body}</${root}>`;
}
