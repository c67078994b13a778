// The words of one problem: its HTTP status, a title and a sentence, in Swedish and in English. `{name}` is filled in from
// the problem's values.

export interface ProblemText {
  status: number;
  title: { sv: string; en: string };
  detail: { sv: string; en: string };
}

/** @param sv title and sentence */
export const text = (status: number, sv: [string, string], en: [string, string]): ProblemText => ({
  status,
  title: { sv: sv[0], en: en[0] },
  detail: { sv: sv[1], en: en[1] },
});
