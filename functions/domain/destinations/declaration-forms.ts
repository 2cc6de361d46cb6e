/** How a parcel is declared at its destination. */
export const DECLARATION_FORMS = {
  'eu-h7': 'H7, reduced data set',
  'eu-h1': 'H1, full import declaration',
  'gb-h7': 'H7, super-reduced data set (or BIRDS)',
  'gb-full': 'full import declaration',
  'us-postal': 'mail entry by a qualified party',
  'us-informal': 'informal entry (type 11) in ACE',
  'us-formal': 'formal entry (type 01) in ACE',
  'kr-list': 'list clearance (목록통관)',
  'kr-exempt': 'import declaration, exempt',
  'kr-simplified': 'simplified import declaration',
  'kr-general': 'general import declaration',
  'jp-exempt': 'manifest clearance, exempt',
  'jp-taxed': 'import declaration, taxed',
  'au-report': 'self-assessed clearance (none by post)',
  'au-declaration': 'import declaration',
  'ca-exempt': 'released without duty and tax',
  'ca-low-value': 'courier low-value shipment or postal import form',
  'ca-formal': 'commercial accounting declaration',
  'nz-report': 'cargo report write-off',
  'nz-entry': 'import entry',
  'cn-list': 'cross-border retail import list (CEB621)',
  'documents-only': 'commercial invoice and the carrier’s documents',
} as const;

export type DeclarationForm = keyof typeof DECLARATION_FORMS;
