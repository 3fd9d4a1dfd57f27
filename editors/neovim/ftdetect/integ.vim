autocmd BufRead,BufNewFile *.integ setfiletype integ
