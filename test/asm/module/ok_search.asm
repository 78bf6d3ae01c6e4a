; A module is found by its name in the file, whatever the file is called.
;nopipe
        .use single                     ;not OF0704
        .byte single.v                  ;= 04
