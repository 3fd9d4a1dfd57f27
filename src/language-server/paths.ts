/** Between the paths of a host and the URIs of an editor. */
export interface Paths {
  toUri(path: string): string;
  toPath(uri: string): string;
}
