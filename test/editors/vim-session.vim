vim9script
# What a user of Vim does with a program, step by step, with the commands behind their keys. Each step's result goes into a file as JSON,
# and a test looks at it. Run by test/editors/vim.test.ts.

const patience = 100
var results: dict<any> = {}
const original = getline(1, '$')

# Waits until a function gives something, and gives that.
def Eventually(what: string, Get: func(): any): any
  const start = reltime()
  while true
    const value = Get()
    if !empty(value)
      return value
    endif
    if reltimefloat(reltime(start)) > patience
      throw what .. ' did not come'
    endif
    sleep 10m
  endwhile
  return null
enddef

# Puts the cursor on the first place of a text, some characters into it.
def Go(text: string, into = 0)
  cursor(1, 1)
  if search('\V' .. escape(text, '\'), 'cW') == 0
    throw 'there is no ' .. text
  endif
  cursor(line('.'), col('.') + into)
enddef

def Replace(from: string, to: string)
  Go(from)
  setline('.', substitute(getline('.'), '\V' .. escape(from, '\'), escape(to, '\&~'), ''))
enddef

def Restore()
  deletebufline('', 1, '$')
  setline(1, original)
enddef

# Does something with the program as it is in its file.
def Step(name: string, Action: func(): any)
  Restore()
  try
    results[name] = Action()
  catch
    results[name] = { failed: v:exception .. ' ' .. v:throwpoint }
  endtry
enddef

def Text(): string
  return join(getline(1, '$'), "\n")
enddef

def Mistakes(): any
  return getloclist(0)->filter((_, each) => each.type == 'E')->mapnew((_, each) => ({ line: each.lnum - 1, message: each.text }))
enddef

# Keys as they are typed.
def Type(keys: string)
  feedkeys(keys, 'tx')
enddef

Step('diagnostics', (): any => {
  Replace('c.name ??', 'c.nmae ??')
  doautocmd TextChanged
  const found = Eventually('a diagnostic', Mistakes)
  Restore()
  doautocmd TextChanged
  Eventually('the end of the diagnostic', (): any => empty(Mistakes()))
  return found
})

Step('attached', (): any => ({ language: &filetype, comment: &commentstring }))

Step('hover', (): any => {
  Go('c.email', 3)
  Type('K')
  const window = Eventually('a hover', (): any => range(1, winnr('$'))->filter((_, each) => getwinvar(each, '&previewwindow'))->get(0, 0))
  const text = getbufline(winbufnr(window), 1, '$')->join("\n")
  pclose
  return { text: text }
})

var offered: list<string> = []
def g:Remember(): string
  offered = Eventually('a completion', (): any => complete_info(['items']).items->mapnew((_, each) => each.word))
  return ''
enddef

Step('completion', (): any => {
  Replace('c.phone?.take(40)', 'c.ph')
  Type("A\<C-x>\<C-o>\<C-r>=g:Remember()\<CR>\<C-e>\<Esc>")
  return offered
})

Step('rename', (): any => {
  Go('toAccount(c', 2)
  Type(":ALERename\<CR>\<C-u>toSalesforce\<CR>")
  Eventually('a rename', (): any => Text() =~ 'body: toSalesforce(customer)')
  return { count: count(Text(), 'toSalesforce'), left: count(Text(), 'toAccount') }
})

Step('format', (): any => {
  Replace('  Phone:          c', 'Phone  :   c')
  ALEFix
  Eventually('the formatted program', (): any => Text() !~ 'Phone  :')
  Go('c.phone')
  return { line: getline('.') }
})

Step('definition', (): any => {
  set hidden
  Go('c: stripe.customer', 12)
  Type('gd')
  Eventually('a jump', (): any => expand('%:t') == 'stripe.json')
  return { file: expand('%:p'), line: getline('.') }
})

writefile([json_encode(results)], $INTEG_RESULTS)
qall!
