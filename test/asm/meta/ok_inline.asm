text    = "1.3"
        .meta.name "Demo"               ;not OF0402
        .meta.version text              ;not OF0405
        .Meta.Output.Name "demo"        ;not OF0433
        .meta.output.list
        .meta.output.hex "named"
        .meta.output.srec
        .meta.output.bin
        .meta.output.bin ":0000:0001"
        .meta.output.fill "EA"
        .meta.output.6502.name "mos"
        .meta.output.m6502.fill "00"    ;not OF0404
        .meta.output.m65c02.bin "build/meta/never"
        .byte 1, 2                      ;= 01 02
