import { useTranslation } from "react-i18next";
import type { Mark } from "~/domain/writing-aid/marks";
import { type Piece, piecesOf } from "~/domain/writing-aid/pieces";

interface MarkedTextProps {
  text: string;
  marks: readonly Mark[];
  /** What stands at each mark: its number in the list, or "" for a quotation. */
  numbers: readonly string[];
}

/** The text with its marks: each kind has a line of its own under it, and a number that the list explains. */
export function MarkedText({ text, marks, numbers }: MarkedTextProps) {
  return (
    <p className="aid-text">
      <Pieces pieces={piecesOf(text, marks)} numbers={numbers} />
    </p>
  );
}

function Pieces({ pieces, numbers }: { pieces: Piece[]; numbers: readonly string[] }) {
  const { t } = useTranslation("writing-aid");
  return pieces.map((piece, i) => {
    if (typeof piece === "string") return piece;
    const number = numbers[piece.index] ?? "";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name than its place
      <mark key={i} className={`aid-mark aid-${piece.kind}`}>
        <span className="sr-only">{`${t(`kind.${piece.kind}.label`)}: `}</span>
        <Pieces pieces={piece.within} numbers={numbers} />
        {number ? <sup aria-hidden="true">{number}</sup> : null}
      </mark>
    );
  });
}
