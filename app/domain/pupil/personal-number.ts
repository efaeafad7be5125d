// A personal identity number as readers write it, with a hyphen before the last four: 20150114-2382. What is no twelve
// digits stands as it was typed. Decides nothing of whether the number is one.
export function asWritten(number: string): string {
  return number.replace(/^(\d{8})(\d{4})$/, "$1-$2");
}
