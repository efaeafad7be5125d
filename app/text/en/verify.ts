export const verify = {
  title: "Verify a document",
  lead: "Have you been given a file from Röda tråden? Here you can learn whether it was sealed here and is unaltered. You need not sign in.",
  file: "The file to verify",
  fileAgain: "Verify another file",
  fileHelp: "PDF or JSON, exactly as you were given it. At most {{megabytes}} MB.",
  submit: "Verify",
  intact: {
    title: "Unaltered.",
    body: "The file was sealed by {{by}} on {{at}} and has not been changed since.",
  },
  latest: "No later version of the file has been sealed here.",
  superseded: "A later version has been sealed. This one is genuine but not the latest.",
  altered: {
    title: "Altered.",
    body: "The file bears a seal from here but is not as it was when it was sealed. Do not trust it: ask the sender for it again.",
  },
  unknown: {
    title: "Unknown.",
    body: "No such file has been sealed here. See that it is the file you were given, not a print-out or a file that has been saved anew.",
  },
  refused: {
    no_file: "Choose a file.",
    too_large: "The file is larger than {{megabytes}} MB. Whoever runs the service can verify it.",
    too_slow: "The file did not arrive in time. Try again.",
    unreadable: "The file could not be read. Choose it once more and try again.",
    too_many: "Many are verifying files just now. Wait a minute and try again.",
  },
  what: {
    title: "What the verification answers",
    answers: "Who sealed the file and when, whether it is unaltered, and whether there is a later version.",
    nothingElse: "Nothing else: not what the file is about, whom it concerns or where it was sent.",
    notKept: "The file is not kept.",
    paper: "A print-out, or a file saved anew by another program, cannot be verified.",
  },
} as const;
