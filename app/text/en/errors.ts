export const errors = {
  toStart: "To the start page",
  tryAgain: "Try again",
  reference: "Reference for support: {{id}}",
  summary: {
    title_one: "One answer needs correcting",
    title_other: "{{count}} answers need correcting",
    kept: "What you wrote is still here.",
  },
  notFound: {
    title: "There is no such page",
    body: "It may have been moved or removed, or it is not among what you have access to.",
    next: "Look for the pupil on the start page. If someone you work with is missing, ask the principal.",
  },
  failure: {
    title: "Something went wrong on our side",
    body: "You did nothing wrong. Wait a moment and try again.",
    saved: "What you were told is saved is saved.",
    urgent: "If a child is in danger, call 112. Do not wait for this system.",
  },
  refused: {
    method: {
      title: "That cannot be done this way",
      body: "Go to the start page and begin again from there.",
    },
    origin: {
      title: "The form did not come from this site",
      body: "So nothing has been saved. Open the page again and send the form from there.",
    },
    size: {
      title: "What you sent is too large",
      body: "Nothing has been saved. Go back, choose a smaller file and try again.",
    },
    length: {
      title: "What you sent could not be received",
      body: "Nothing has been saved. Go back and try again, from another browser if you can.",
    },
    failure: {
      title: "Something went wrong on our side",
      body: "Wait a moment and try again. If a child is in danger, call 112.",
    },
    asset: { title: "There is no such file", body: "Reload the page that you came from." },
  },
} as const;
