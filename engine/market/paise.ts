// Paise: the unit of money everywhere in the machine, as whole numbers.
export const PAISE_PER_RUPEE = 100;
