import type { Territory } from '../destinations/territory.ts';

/** Mains of a destination and the mark that mains equipment must bear there. */
export interface Mains {
  readonly volts: number;
  readonly plugs: readonly string[];
  /** One of these is enough. */
  readonly marks: readonly string[];
  readonly source: string;
}

/**
 * Sources: IEC 60083 and World Plugs (voltage, plugs). weak: marks are the common ones for
 * household equipment; exemptions for personal imports and other classes of goods are not modelled.
 */
export const MAINS: { readonly [T in Territory]?: Mains } = {
  EU: {
    ...{ volts: 230, plugs: ['C', 'E', 'F'], marks: ['CE'] },
    source: 'Directive 2014/35/EU art. 16',
  },
  GB: {
    ...{ volts: 230, plugs: ['G'], marks: ['UKCA', 'CE'] },
    source: 'Plugs and Sockets etc. (Safety) Regulations 1994; Product Regulation 2024',
  },
  US: { ...{ volts: 120, plugs: ['A', 'B'], marks: ['FCC'] }, source: '47 CFR 15' },
  CA: { ...{ volts: 120, plugs: ['A', 'B'], marks: ['CSA', 'UL'] }, source: 'CSA C22.1' },
  KR: {
    ...{ volts: 220, plugs: ['C', 'F'], marks: ['KC'] },
    source: 'Electrical Appliances and Consumer Products Safety Control Act',
  },
  JP: {
    ...{ volts: 100, plugs: ['A'], marks: ['PSE'] },
    source: 'Electrical Appliance and Material Safety Act',
  },
  AU: { ...{ volts: 230, plugs: ['I'], marks: ['RCM'] }, source: 'AS/NZS 4417.1' },
  NZ: { ...{ volts: 230, plugs: ['I'], marks: ['RCM'] }, source: 'AS/NZS 4417.1' },
};
