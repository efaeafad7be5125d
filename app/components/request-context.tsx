import { createContext, useContext } from "react";

/** What the shell knows of the answer under way. In the browser the nonce is hidden, and only the id remains. */
export interface RequestFacts {
  nonce?: string;
  requestId?: string;
  /** On the server: throws until the part of the page has its turn. */
  waitForTurn?: (part: string) => void;
}

export const RequestContext = createContext<RequestFacts>({});

export function useRequestFacts(): RequestFacts {
  return useContext(RequestContext);
}
