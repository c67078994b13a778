// What each hash is of: the same words as something else hash otherwise.
export const seeds = { text: 1, row: 2, voucher: 3, balance: 4, books: 5 } as const;
