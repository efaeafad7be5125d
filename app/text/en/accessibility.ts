export const accessibility = {
  title: "Accessibility",
  aim: "Everybody should be able to use Röda tråden. It follows WCAG 2.2 at level AA, which goes further than the Swedish act on accessibility of digital public service (2018:1937) demands.",
  how: "How it is built",
  howList: {
    keyboard: "Everything can be done from the keyboard, in the order in which one reads.",
    scripts: "Everything works without JavaScript.",
    words: "Faults are told in words beside the field, and what you typed is kept.",
    colour: "Colour never carries a meaning alone.",
    zoom: "The pages can be enlarged four times without anything being lost.",
  },
  known: "Where it falls short",
  knownList: {
    readers: "Nobody who uses a screen reader every day has tried the tool yet.",
    documents: "The PDF documents are tagged for screen readers, but no validator has checked them.",
  },
  complain: "Tell us",
  complainBody:
    "Write to your school authority or to social services in your municipality. If that does not help, you can report it to the Agency for Digital Government (Digg), which supervises the act.",
} as const;
