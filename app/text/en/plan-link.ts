/** A link to an action plan that goes by e-mail: the form, what became of it, and the mail's words. */
export const planLink = {
  away: "Not here? Send a link",
  lead: "The link is opened by {{name}} alone, with an electronic identity.",
  days: "The link stands for",
  to: "E-mail address",
  toHelp:
    "The mail says that a school asks for a document to be read, and nothing of the pupil, the school or the plan. Change the address if the register has it wrong.",
  send: "Send the link by e-mail",
  sendAgain: "Send a new link by e-mail",
  show: "Make a link to show",
  unset: "E-mail is not set up here. Make a link and show or copy it.",
  protected:
    "The link is not sent by e-mail: its address may tell in which municipality the pupil goes to school. Hand it over another way.",
  mail: {
    subject: "A document to read and sign",
    body: "A school asks you to read a document, and to sign it if you wish. Open the link and identify yourself with BankID:\n\n{{url}}\n\nThe link is for you alone. It stands until {{until}}.\n\nIf you are unsure whether this mail is genuine: phone the school on a number that you already have. Nobody from the school will ask you to use BankID on the phone. This mail cannot be answered.",
  },
  state: {
    waiting: "The mail to {{to}} is on its way.",
    late: "The mail server has not taken the mail to {{to}} yet. It is tried again. If you are in a hurry: make a link to show instead.",
    sent: "Mailed to {{to}} {{at}}.",
    failed:
      "The mail to {{to}} could not be delivered ({{at}}). Check the address and send again, or make a link to show.",
  },
  fault: {
    empty: "Write an e-mail address.",
    noAt: "There is no @. An e-mail address looks like name@example.com.",
    several: "Write one address, without a name, blanks or commas.",
    before: "What stands before the @ cannot be used: only a–z, digits, and dots within.",
    after: "What stands after the @ is to be a domain with a dot in it, like example.com.",
    long: "The address is longer than an e-mail address can be.",
    unset: "E-mail is not set up here. Make a link to show instead.",
    protected: "The pupil's identity is protected: the link is not sent by e-mail.",
  },
} as const;
