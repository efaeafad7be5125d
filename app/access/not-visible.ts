/** What does not exist and what may not be seen: the same answer, 404, without saying which. */
export class NotVisible extends Error {
  constructor() {
    super("not visible");
    this.name = "NotVisible";
  }
}
