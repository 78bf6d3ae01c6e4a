; Files count too.
;nopipe
;options --limit modules=2
        .use lib.text                   ;!@ lib/text.inc:1 OF1217
        .use single
