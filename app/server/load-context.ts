/** What the server hands to every loader, action and rendering. Absent under the development server. */
export interface ServerContext {
  /** Admits this answer's own inline scripts and styles, and no others. */
  nonce?: string;
  /** Names this request in the log and on an error page; says nothing about who or what. */
  requestId?: string;
  /** Lets the request's body take longer than a form's, while bytes keep coming. For a door that has asked the session. */
  allowSlowBody?: () => void;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends ServerContext {}
}
