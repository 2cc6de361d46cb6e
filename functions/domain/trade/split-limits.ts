/** An order goes in at most so many parcels, and each of their lines is one movement of the ledger. */
export const MOST_PARCELS = 5;
/** All parcels of an order are reserved together, or none: as many as the ledger moves at once. */
export const MOST_MOVEMENTS = 40;
