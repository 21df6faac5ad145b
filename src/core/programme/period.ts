/** A month, `YYYY-MM`. */
export type Month = string & { readonly month: unique symbol };

/** A range of whole months, first and last included; what it is called depends on the financial year. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
  /** `Q3 2026/27`, or `November 2026` for a single month. */
  readonly label: string;
}
