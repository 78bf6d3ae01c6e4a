; Logical sections of modules go to sections of the program: as mapped, or to those of their names.
        .module ok_map
        .use a map { text -> prog, vars -> ram }
        .use b map { text -> prog vars -> ram } ;not OF0711
        .region rom, $1000, $10ff
        .region low, $0200, $02ff
        .section prog, align=16
        .byte 3
        .endsection
        .section ram, kind=bss
        .endsection
        .section data, kind=data
        .byte 7
        .endsection
        .pack in rom : prog, data
        .place ram in low
        .endmodule
        .module a
        .pub
        .section text, kind=code, logical       ;not OF0712
first:  .byte 1
        .word cell
        .endsection
        .section vars, kind=bss, logical
cell:   .res byte, 2
        .endsection
        .endmodule
        .module b
        .section text, logical
        .byte 2
        .word cell
        .endsection
        .section vars, kind=bss, logical
cell:   .res byte, 1
        .endsection
        .section data, kind=data, logical       ;not OF0713
        .byte 6
        .endsection
        .endmodule
;image 1000: 01 00 02 02 02 02 03 06 07
