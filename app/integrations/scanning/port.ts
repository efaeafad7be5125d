/**
 * A virus scanner. The port takes a file as a stream and says what the scanner said. "unanswered" covers everything that is
 * not an answer: nobody there, broken off, too slow, a file larger than it takes.
 */
export type ScanAnswer = "clean" | "found" | "unanswered";

export interface ScanPort {
  scan(content: AsyncIterable<Uint8Array>): Promise<ScanAnswer>;
}
