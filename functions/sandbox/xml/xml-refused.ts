/** The text is no XML that customs reads. */
export class XmlRefused extends Error {}
