        .block
        .meta                           ;! OF0432 9-13
        .bogus
        .endmeta
        .meta.name "x"                  ;! OF0432 9-18
        .endblock
        .section a
        .meta.output.list               ;! OF0432 9-25
        .endsection
part    .macro
        .meta.version "1"               ;! OF0432 9-21
        .endmacro
        .part
p       .proc
        .meta.output.hex                ;! OF0432 9-24
        .endproc
        .word p
