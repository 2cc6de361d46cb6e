/** Namespace of CEB messages. Source: CEB schemas 2022-05. */
export const CEB_NAMESPACE = 'http://www.chinaport.gov.cn/ceb';

/** Namespace of the transport envelope. Source: transport and terminal schemas 2022-05. */
export const DXP_NAMESPACE = 'http://www.chinaport.gov.cn/dxp';

/** Opens every document; canonical XML leaves it out. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
