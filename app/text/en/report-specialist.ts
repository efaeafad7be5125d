export const reportSpecialist = {
  title: "Ask a specialist",
  lead: "You can ask without saying the child's name. Do not wait with the report.",
  kinds: {
    honour: "Honour",
    violence: "Violence in the family",
    sexual: "Sexual abuse",
  },
} as const;
