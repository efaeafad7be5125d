// Any path that is no page: the same answer as for what the reader may not see.
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function NoSuchPage() {
  return null;
}
