/** UN numbers of batteries (UN Model Regulations, class 9). */
export const BATTERY_NUMBERS = [
  'UN3090',
  'UN3091',
  'UN3480',
  'UN3481',
  'UN3551',
  'UN3552',
] as const;

export type BatteryNumber = (typeof BATTERY_NUMBERS)[number];

/** What of goods matters to whoever flies them and to the mains they are plugged into. */
export interface FlightGoods {
  /** Batteries in or with the goods. What is unknown of them is asked for before they go. */
  readonly battery?: {
    readonly unNumber?: BatteryNumber;
    /** Energy of the largest battery, thousandths of a watt-hour. */
    readonly milliwattHours?: number;
    /** Number or address of the UN 38.3 test summary. */
    readonly testReport?: string;
  };
  readonly magnetic?: boolean;
  readonly liquid?: boolean;
  /** Mains voltage that the goods work with, volts. */
  readonly voltage?: { readonly from: number; readonly to: number };
  /** Plug by IEC letter: A, B, C, F, G, I … */
  readonly plug?: string;
  /** Conformity marks they bear: CE, UKCA, KC, PSE, RCM, FCC … */
  readonly marks?: readonly string[];
  /** Last day of use of the stock on sale, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** What a carrier's service takes. A kind that it does not name it does not take. */
export interface CarrierAcceptance {
  readonly batteries?: {
    readonly unNumbers: readonly BatteryNumber[];
    readonly mostMilliwattHours: number;
  };
  readonly magnets?: boolean;
  readonly liquids?: boolean;
}
