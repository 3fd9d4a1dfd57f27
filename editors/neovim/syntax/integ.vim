" Made from the tables of the compiler: npm run generate.
if exists("b:current_syntax")
  finish
endif

syntax case match
syntax match integNumber /\v<\d+(\.\d+)?([eE][+-]?\d+)?>/
syntax match integNumber /\v<\d+(\.\d+)?(ms|s|m|h|d|\%)/
syntax match integNumber /\v<[1-5]xx>/
syntax match integOperator /\v\?\?|\?\.|\=\>|\<-\>|-\>|\.\.\.|\&\&|\|\||[!=<>]\=/
syntax match integField /\v<[A-Za-z_]\w*\ze\s*:/
syntax match integControl /\v<(webhooks|assume|let|on|undo|with|if|else|match|for|in|parallel|fail|is|as|when|given|expect|from)>(\s*:)@!/
syntax match integDeclaration /\v^\s*(integration|import|system|policy|type|table|map|flow|sync|test|plan|operation|event|channel)>\ze\s+[A-Za-z_"]/ nextgroup=integName skipwhite
syntax match integName /\v[A-Za-z_]\w*/ contained
syntax match integFunction /\v\.@1<=(abs|add|addDays|after|afterLast|allocate|average|before|beforeLast|capitalize|ceil|chunk|clamp|compact|compareTo|contains|currencyDigits|datePart|decodeUriComponent|difference|distinct|dividedBy|drop|encodeUriComponent|endOf|endsWith|entries|escapeHtml|every|extract|filter|filterValues|find|first|flat|flatMap|floor|formatDate|formatNumber|fromBase64|fromBase64Url|fromEntries|fromHex|fromMinor|fromUnix|fromUnixMs|groupBy|has|inZone|indexBy|intersection|isAfter|isBefore|isEmpty|join|keys|last|length|lines|lower|map|mapValues|matches|max|maxBy|md5|merge|min|minBy|minus|mod|nonBlank|normalize|omit|padEnd|padStart|parseJson|parseUrl|partition|pick|plus|replace|replaceMatches|reverse|round|sha1|sha256|sha512|single|slice|slug|some|sortBy|split|startOf|startsWith|sum|sumDecimals|take|times|toAscii|toBase64|toBase64Url|toDate|toDateTime|toDecimal|toFixed|toHex|toInt|toJson|toMinor|toNumber|toString|toUnix|toUnixMs|trim|trimEnd|trimStart|truncate|until|upper|uuidv5|values|words|zip)\ze\(/
syntax match integSource /\v<(env|secret)\ze\./
syntax keyword integType string number integer boolean unknown
syntax keyword integConstant true false null
syntax region integQuoted start=/`/ end=/`/ oneline
syntax match integEscape /\v\\(u\{\x{1,6}\}|u\x{4}|.)/ contained
syntax region integInterpolation matchgroup=integEscape start=/${/ end=/}/ contained contains=TOP,integName
syntax region integString start=/"/ skip=/\\./ end=/"\|$/ contains=integEscape,integInterpolation
syntax match integComment /\v\/\/.*$/ contains=@Spell
syntax match integDocumentation /\v\/\/\/.*$/ contains=@Spell

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
