import { functionSpecs } from "../../runtime/src/functions/specs.ts";
import { declarationKeywords } from "../../src/parser/tokens.ts";

/** Colours for Vim and Neovim without a language server's; exact ones come from that. */
export function vimFiles(): ReadonlyMap<string, string> {
  return new Map([["editors/neovim/syntax/integ.vim", syntax()]]);
}

function syntax(): string {
  const declarations = declarationKeywords.map((token) => token.name.toLowerCase()).join("|");
  const functions = functionSpecs.map((spec) => spec.name).sort();
  return `" Made from the tables of the compiler: npm run generate.
if exists("b:current_syntax")
  finish
endif

syntax case match
syntax match integNumber /\\v<\\d+(\\.\\d+)?([eE][+-]?\\d+)?>/
syntax match integNumber /\\v<\\d+(\\.\\d+)?(ms|s|m|h|d|\\%)/
syntax match integNumber /\\v<[1-5]xx>/
syntax match integOperator /\\v\\?\\?|\\?\\.|\\=\\>|\\<-\\>|-\\>|\\.\\.\\.|\\&\\&|\\|\\||[!=<>]\\=/
syntax match integField /\\v<[A-Za-z_]\\w*\\ze\\s*:/
syntax match integControl /\\v<(webhooks|assume|let|on|undo|with|if|else|match|for|in|parallel|fail|is|as|when|given|expect|from)>(\\s*:)@!/
syntax match integDeclaration /\\v^\\s*(${declarations}|operation|event|channel)>\\ze\\s+[A-Za-z_"]/ nextgroup=integName skipwhite
syntax match integName /\\v[A-Za-z_]\\w*/ contained
syntax match integFunction /\\v\\.@1<=(${functions.join("|")})\\ze\\(/
syntax match integSource /\\v<(env|secret)\\ze\\./
syntax keyword integType string number integer boolean unknown
syntax keyword integConstant true false null
syntax region integQuoted start=/\`/ end=/\`/ oneline
syntax match integEscape /\\v\\\\(u\\{\\x{1,6}\\}|u\\x{4}|.)/ contained
syntax region integInterpolation matchgroup=integEscape start=/\${/ end=/}/ contained contains=TOP,integName
syntax region integString start=/"/ skip=/\\\\./ end=/"\\|$/ contains=integEscape,integInterpolation
syntax match integComment /\\v\\/\\/.*$/ contains=@Spell
syntax match integDocumentation /\\v\\/\\/\\/.*$/ contains=@Spell

highlight default link integNumber Number
highlight default link integOperator Operator
highlight default link integField Identifier
highlight default link integControl Statement
highlight default link integDeclaration Keyword
highlight default link integName Type
highlight default link integFunction Function
highlight default link integSource Special
highlight default link integType Type
highlight default link integConstant Constant
highlight default link integQuoted Identifier
highlight default link integEscape SpecialChar
highlight default link integString String
highlight default link integComment Comment
highlight default link integDocumentation SpecialComment

let b:current_syntax = "integ"
`;
}
