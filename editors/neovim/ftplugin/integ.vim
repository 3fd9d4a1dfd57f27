if exists("b:did_ftplugin")
  finish
endif
let b:did_ftplugin = 1

" A comment in front of a declaration documents it: it goes on in the next line.
setlocal comments=:///,:// commentstring=//\ %s formatoptions-=t formatoptions+=croql
setlocal expandtab shiftwidth=2 softtabstop=2
let b:undo_ftplugin = "setlocal comments< commentstring< formatoptions< expandtab< shiftwidth< softtabstop<"
