// The doors behind which somebody asks without a name: /consult and what lies under it. Nothing of a visit there is kept:
// no line in the access log, and the session's last use stays as it was (decision 0023). Pure.

export function isUnnamedDoor(pathname: string): boolean {
  return /^\/consult(?:\.data)?(?:\/|$)/.test(pathname);
}
