/** How trade modes are written, in the order in which people look for them. */
export const MODE_WORDING: Readonly<Record<string, string>> = {
  'bonded-import': 'Bonded import',
  'direct-import': 'Direct import',
  'general-export': 'General export',
  'special-area-export': 'Special-area export',
  'b2b-direct-export': 'B2B direct export',
  'overseas-stocking': 'Overseas-warehouse stocking',
  'overseas-fulfilment': 'Overseas fulfilment',
};

/** A trade mode in words. */
export function modeTitle(mode: string): string {
  return MODE_WORDING[mode] ?? mode;
}
