import { MarkupKind, type ParameterInformation, type SignatureInformation } from "vscode-languageserver";
import { type DocumentationPart, toMarkdown, toPlainText } from "../../ide/documentation.ts";
import { type Signature, type SignatureParameter, signatureHelpAt } from "../../ide/signature-help.ts";
import { markupOf } from "../abilities.ts";
import { offsetAt } from "../convert.ts";
import type { Feature } from "../feature.ts";

/** What the call around the cursor takes. */
export const signatureHelpFeature: Feature = {
  capabilities: { signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")", ":"] } },
  register(connection, state) {
    connection.onSignatureHelp(({ textDocument, position }) => {
      const view = state.viewAround(textDocument.uri, position);
      const help = view && signatureHelpAt(view, offsetAt(view, position));
      if (help === undefined) return null;
      const can = state.client().textDocument?.signatureHelp?.signatureInformation;
      const format = markupOf(can?.documentationFormat, MarkupKind.PlainText);
      const documentation = (parts: readonly DocumentationPart[]): Pick<SignatureInformation, "documentation"> =>
        parts.length === 0
          ? {}
          : { documentation: { kind: format, value: format === MarkupKind.PlainText ? toPlainText(parts) : toMarkdown(parts) } };
      const offsets = can?.parameterInformation?.labelOffsetSupport === true;
      const parameterOf = ({ label }: Signature, { start, end, parts }: SignatureParameter): ParameterInformation => ({
        label: offsets ? [start, end] : label.slice(start, end),
        ...documentation(parts),
      });
      const signatures = help.signatures.map(
        (signature): SignatureInformation => ({
          label: signature.label,
          ...documentation(signature.parts),
          parameters: signature.parameters.map((parameter) => parameterOf(signature, parameter)),
          ...(signature.active === undefined ? {} : { activeParameter: signature.active }),
        }),
      );
      const active = help.signatures[help.active]?.active;
      return { signatures, activeSignature: help.active, ...(active === undefined ? {} : { activeParameter: active }) };
    });
  },
};
