export const files = {
  field: {
    label: "Attachments",
    help: "PDF, picture, Word, Excel, ODT, text, sound or film. At most {{file}} MB a file and {{all}} MB together. Pictures are turned upright. Place and time are removed from them, but not from films, sound or documents. Then delete the file from your device: it is kept here.",
    helpOne:
      "PDF, picture, Word, Excel, ODT, text, sound or film. At most {{file}} MB. A picture is turned upright. Place and time are removed from it, but not from film, sound or a document. Then delete the file from your device: it is kept here.",
    camera: "Take a picture",
    unscripted:
      "The files are sent when you save, and a transmission that breaks off has to be made again. On a poor connection, save the note without files first. You can add the file to the pupil’s red thread afterwards.",
    unscriptedOne:
      "The file is sent when you save, and a transmission that breaks off has to be made again. Leave the page open until it is done.",
  },
  list: {
    label: "Chosen files",
    progress: "Uploading {{name}}",
    again: "Try again",
    stop: "Stop",
    remove: "Remove",
    waits: "The files are still being uploaded. The form is sent when they have come.",
    broken: "A file did not come through. Try again or remove it, and the form is sent.",
  },
  state: {
    waiting: "waiting",
    sending: "{{percent}}%",
    judging: "being checked …",
    ready: "uploaded",
    held: "uploaded, waits for the virus scanner",
    refused: "not accepted",
    broken: "The upload was broken off. What came through is kept.",
    signed_out: "You have been signed out. Sign in in another tab and try again: what came through is kept.",
  },
  spoken: {
    there_one: "{{there}} of 1 file uploaded.",
    there_other: "{{there}} of {{count}} files uploaded.",
  },
  attached: {
    held: "waits for the virus scanner, can be opened when it is done",
  },
  pupil: {
    title: "Add a file",
    lead: "A file that belongs to the pupil but to no note: a plan from another school, a decision, a certificate. It stands on the red thread and can be read by those who can read the pupil's notes.",
    what: "What kind of file is it?",
    whatHelp: "Shown on the thread. For example: Support plan from the former school.",
    file: "The file",
    circle: "Who can read it?",
    circlePupil: "Everyone who has the pupil",
    circleHealth: "Student health only",
    save: "Add to the thread",
    on: "File",
    added: "Added by {{name}}",
    download: "Download",
    remove: "Remove the file",
    removeTitle: "Remove the file?",
    removeBody: "This cannot be undone. Nobody can open it afterwards, not from a backup either.",
    removeLost: 'The file "{{title}}"',
    back: "To the red thread",
  },
} as const;
