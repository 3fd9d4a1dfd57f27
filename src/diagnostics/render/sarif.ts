import type { Range } from "../../source/span.ts";
import type { Diagnostic, RelatedLocation } from "../diagnostic.ts";
import { definitions } from "../registry.ts";
import { fileOf, type Places, rangeOf } from "./places.ts";

/** A place as SARIF has it; lines and columns are counted from 1, columns in UTF-16 code units. */
interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number };
  };
  readonly message?: { readonly text: string };
}

/** A log of one run (SARIF 2.1.0, OASIS), as far as Integ writes it. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: "Integ";
          readonly version: string;
          readonly rules: readonly { readonly id: string; readonly name: string }[];
        };
      };
      readonly columnKind: "utf16CodeUnits";
      readonly results: readonly {
        readonly ruleId: string;
        readonly level: "error" | "warning" | "note";
        readonly message: { readonly text: string };
        readonly locations: readonly [SarifLocation];
        readonly relatedLocations: readonly SarifLocation[];
      }[];
    },
  ];
}

/** Diagnostics as a SARIF log. The help stands behind the message: SARIF has no place of its own for it. */
export function toSarif(diagnostics: readonly Diagnostic[], places: Places, version: string): SarifLog {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Integ", version, rules: codes.map((id) => ({ id, name: definitions.get(id)?.name ?? id })) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map(({ code, severity, message, help, location, related }) => ({
          ruleId: code,
          level: severity,
          message: { text: help === undefined ? message : `${message}\n${help}` },
          locations: [placed(location, places)],
          relatedLocations: related.map((each) => ({ ...placed(each.location, places), message: { text: each.message } })),
        })),
      },
    ],
  };
}

function placed(location: RelatedLocation, places: Places): SarifLocation {
  const { start, end }: Range = rangeOf(location, places);
  const uri = encodeURI(places.display(fileOf(location, places)).replaceAll("\\", "/"));
  const region = { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
  return { physicalLocation: { artifactLocation: { uri }, region } };
}
