import * as yaml from "js-yaml";

/** As `createRequire` of Node, for the one package that the compiler loads so: when the first YAML file is read. */
export function createRequire(): (name: string) => unknown {
  return (name) => {
    if (name === "js-yaml") return yaml;
    throw new Error(`${name} is not part of this page`);
  };
}
