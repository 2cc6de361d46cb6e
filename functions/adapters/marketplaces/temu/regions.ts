/**
 * Where Temu ships to, by its own number: ISO 3166-1 alpha-2. Those of its markets; another number
 * becomes a case. Source: Temu Open Platform, "Order Retrieve and Management", 2025-08-03.
 */
const REGIONS: { readonly [regionId: number]: string } = {
  ...{ 3: 'AL', 9: 'AR', 10: 'AM', 12: 'AU', 13: 'AT', 14: 'AZ', 16: 'BH', 20: 'BE', 26: 'BA' },
  ...{ 29: 'BR', 32: 'BG', 37: 'CA', 42: 'CL', 45: 'CO', 49: 'CR', 50: 'HR', 52: 'CY', 53: 'CZ' },
  ...{ 54: 'DK', 57: 'DO', 59: 'EC', 64: 'EE', 68: 'FI', 69: 'FR', 75: 'GE', 76: 'DE', 79: 'GR' },
  ...{ 90: 'HU', 91: 'IS', 96: 'IE', 97: 'IL', 98: 'IT', 100: 'JP', 101: 'JO', 102: 'KZ' },
  ...{ 105: 'KW', 108: 'LV', 113: 'LT', 114: 'LU', 118: 'MY', 121: 'MT', 128: 'MX', 130: 'MD' },
  ...{ 134: 'ME', 135: 'MA', 141: 'NL', 144: 'NZ', 151: 'NO', 152: 'OM', 159: 'PE', 160: 'PH' },
  ...{ 162: 'PL', 163: 'PT', 165: 'QA', 167: 'RO', 174: 'SA', 175: 'RS', 179: 'SG', 180: 'SK' },
  ...{ 181: 'SI', 184: 'ZA', 185: 'KR', 186: 'ES', 191: 'SE', 192: 'CH', 197: 'TH', 203: 'TR' },
  ...{ 208: 'UA', 209: 'AE', 210: 'GB', 211: 'US', 212: 'UY', 217: 'VN', 226: 'HK' },
};

/** The country of a region; undefined for one that is not known here. */
export function countryOfRegion(regionId: number): string | undefined {
  return REGIONS[regionId];
}
