import type { Rule } from '../rule.ts';

export const DOCUMENTS_ONLY_RULE: readonly Rule[] = [
  {
    id: 'documents-only',
    says: 'No rules of this destination are kept here: the parcel goes with its documents, delivered at place; duty and tax are not quoted.',
    validFrom: '2000-01-01',
    source: 'Incoterms 2020, DAP',
  },
];

export const CN_RETAIL_IMPORT: readonly Rule[] = [
  {
    id: 'cn-retail-import',
    says: 'Within the limits no duty and 70 % of VAT and consumption tax; at most 5,000 CNY an order and 26,000 CNY a person and year.',
    validFrom: '2019-01-01',
    source: 'CaiGuanShui 2016-18, CaiGuanShui 2018-49',
  },
];
