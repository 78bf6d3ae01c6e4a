;options -D SMALL
        .ifdef SMALL
        .meta.name "Small"              ;not OF0432
        .else
        .meta.bogus
        .endif
        .if later
        .meta
        .version "2"
        .endmeta
        .else
        .meta
        .bogus
        .endmeta
        .endif
settings .segment title
        .meta.output.name ".title"
        .endsegment
        .settings part
        .logical $4000
        .meta.output.srec
        .here
later   = 1
        .byte later                     ;= 01
