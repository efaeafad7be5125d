/** Någon hos mottagaren som kan just det oron gäller. */
export const reportSpecialist = {
  title: "Fråga en specialist",
  lead: "Du kan fråga utan att säga barnets namn. Vänta inte med anmälan.",
  kinds: {
    honour: "Heder",
    violence: "Våld i familjen",
    sexual: "Sexuella övergrepp",
  },
} as const;
