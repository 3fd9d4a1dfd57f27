/** Between the paths of a host and the URIs of an editor. */
export interface Paths {
  toUri(path: string): string;
  /** May throw where an environment finds nothing behind a URI; never does for the documents of {@link createDocumentPaths}. */
  toPath(uri: string): string;
}

/** Paths of everything that an editor can name. */
export interface DocumentPaths extends Paths {
  /** Remembers how the editor itself writes the URI of a document, and gives its path. */
  opened(uri: string): string;
}

/**
 * Paths that know every document: what an environment has no path for (`untitled:Untitled-1`, `git:/a.integ?…`) gets one in a
 * folder, so that the files that it names are looked for there. An open document keeps the URI that the editor wrote.
 *
 * @param folder the path that such a document is to have when its name is the argument
 */
export function createDocumentPaths(environment: Paths, folder: (name: string) => string): DocumentPaths {
  const uris = new Map<string, string>();
  const paths = new Map<string, string>();
  const toPath = (uri: string): string => {
    const known = paths.get(uri);
    if (known !== undefined) return known;
    if (isFile(uri)) {
      try {
        return environment.toPath(uri);
      } catch {
        // Not a URI that stands for a path here, such as one of another machine.
      }
    }
    const name = encodeURIComponent(uri);
    // The host never sees a file of that name; but its paths are no longer than a disk's.
    const path = folder(name.length > longestName ? `${name.slice(0, longestName)}-${paths.size}` : name);
    paths.set(uri, path);
    uris.set(path, uri);
    return path;
  };
  return {
    toPath,
    toUri: (path) => uris.get(path) ?? environment.toUri(path),
    opened(uri) {
      const path = toPath(uri);
      uris.set(path, uri);
      return path;
    },
  };
}

/** How long the name of a document without a file is, in characters. */
const longestName = 200;

function isFile(uri: string): boolean {
  return /^file:/iu.test(uri);
}
