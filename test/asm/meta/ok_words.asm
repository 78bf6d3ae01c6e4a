; The words of metadata are free elsewhere, and those of the language keep their meaning.
name    = 1
list    = 2
        .section output
hex     .fill 2, name                   ;= 01 01
        .endsection
bin     .macro version
        .byte .version
        .endmacro
        .meta
        .output
        .fill "ff"
        .endoutput
        .endmeta
        .region srec, 0, 15
        .place output in srec
