import { stageDeadline } from '../../domain/consignment/stage-deadlines.ts';
import { stageMeaning } from '../../domain/consignment/stage-meanings.ts';
import { STAGES } from '../../domain/consignment/stages.ts';
import { RETURN_APPLICATIONS } from '../../domain/consignment/undone.ts';
import { RETURN_TALLIES } from '../../domain/consignment/return-tally.ts';
import { loadRules } from '../../domain/load/load-rules.ts';
import { AFTER_DELIVERY } from '../../domain/trade/after-delivery.ts';
import { DISTRICT_WORDING, USUAL_DISTRICT } from '../../domain/trade/district-policies.ts';
import type { DistrictPolicyName } from '../../domain/trade/district-policies.ts';
import { DOCUMENTS } from '../../domain/trade/documents.ts';
import type { DocumentKind } from '../../domain/trade/documents.ts';
import { PARTY_ROLES } from '../../domain/trade/parties.ts';
import { stockEffects } from '../../domain/trade/stock-effects.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
import type { TradeMode } from '../../domain/trade/trade-modes.ts';

/** The table of trade modes, as a person reads it: a row each, with every column. */
export function tradeModesView() {
  return { items: Object.values(TRADE_MODES).map(modeView) };
}

function modeView(mode: TradeMode) {
  const { name, title, chineseTitle, supervisionCode, direction, goodsLieIn, parties } = mode;
  return {
    name,
    title,
    chineseTitle,
    supervisionCode,
    direction,
    goodsLieIn,
    travels: mode.travels,
    parties: parties.map((role) => ({ role, ...PARTY_ROLES[role] })),
    documents: documentsOf(mode),
    stockEffects: stockEffects(mode),
    stages: STAGES.map((stage) => ({
      stage,
      meaning: stageMeaning(name, stage),
      deadlineDays: stageDeadline(name, stage).days,
    })),
    districtPolicies: mode.districtPolicies.map(policyView),
    confirmedBy: mode.confirmedBy,
  };
}

/** In the order in which they fall due on a day without trouble; then those that take it back. */
function documentsOf(mode: TradeMode) {
  const { name, documents, list, withdrawal, direction } = mode;
  const ofLoad = mode.travels === 'alone' ? [] : loadRules({ mode: name }).asks;
  const takingBack = list && [
    withdrawal,
    RETURN_APPLICATIONS[direction],
    RETURN_TALLIES[direction],
  ];
  return [
    ...documents.map((kind) => documentView(kind, 'parcel')),
    ...(list === undefined ? [] : [documentView(list, 'parcel')]),
    ...ofLoad.flatMap(({ document }) => (document ? [documentView(document, 'load')] : [])),
    ...AFTER_DELIVERY[direction].map((kind) => documentView(kind, 'parcel')),
    ...(takingBack ?? []).flatMap((kind) => (kind ? [documentView(kind, 'taking back')] : [])),
  ];
}

function documentView(kind: DocumentKind, of: 'parcel' | 'load' | 'taking back') {
  const { title, chineseTitle, filedBy, entrustedToUs, receipt } = DOCUMENTS[kind];
  return { kind, of, title, chineseTitle, filedBy, entrustedToUs, receipt };
}

/** What a district may do, and does where nothing else is known. */
function policyView(policy: DistrictPolicyName) {
  const wording = DISTRICT_WORDING[policy];
  return {
    policy,
    usual: USUAL_DISTRICT[policy],
    values: Object.entries(wording).map(([value, meaning]) => ({ value, meaning })),
  };
}
