/** Att lämna ett utkast som andra har skrivit i, i stället för att kasta det. */
export const reportLeave = {
  link: "Lämna utkastet",
  title: "Lämna utkastet {{reference}}?",
  body_one:
    "{{names}} har också skrivit i utkastet, så det kastas inte: det finns kvar hos din kollega med allt som står i det. Hen får veta att du har lämnat det.",
  body_other:
    "{{names}} har också skrivit i utkastet, så det kastas inte: det finns kvar hos dem med allt som står i det. De får veta att du har lämnat det.",
  access: "Det står inte längre bland dina anmälningar, och du påminns inte om det.",
  name: "Ditt namn och det du har skrivit står kvar tills någon av dem ändrar det.",
  duty: "Din skyldighet är fortfarande din egen: är du orolig för barnet, gör en egen anmälan.",
  confirm: "Lämna utkastet",
} as const;
