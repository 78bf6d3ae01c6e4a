; A file is a module: `lib/text.inc` for lib.text, `math.inc` for math.
;nopipe
;not OF0703
        .use lib.text
        .use math (double)
        .byte text.length, double       ;= 05 02
