export const reportFamily = {
  link: "What may the family read?",
  title: "What may the family read?",
  lead: "This is how the child and the guardians may read the report at social services, who decide in each case. The page is not printed.",
  normally: "Guardians normally get to read the report and to know who made it.",
  guarded:
    "Guardians normally get to read the report in the end. When and how is for social services to decide: show and tell nothing.",
  third: "Whoever else you name in running text, the family will probably read that too.",
  held: {
    others: "Often held back: concerns others than the family.",
    safety: "Often held back: concerns the child's safety.",
    childs_own: "Can be held back where the child would otherwise come to harm.",
    protected: "Held back: protected identity.",
    reporter: "The family normally learns this. Held back only at danger of violence or serious harm.",
  },
} as const;
