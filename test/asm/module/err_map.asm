; Entries of a map, and sections that cannot go where they should.
        .module err_map
        .use a map { text -> prog, text -> prog }       ;! OF0711 36-39
        .use b map { nothing -> prog }          ;! OF0711 22-28
        .use c
        .region rom, $1000, $10ff
        .section prog
        .endsection
        .section ram, kind=bss
        .endsection
        .place prog in rom
        .endmodule
        .module a
        .use d map { text -> prog, vars -> prog }
        .section text, logical
        .byte 1
        .endsection
        .endmodule
        .module b
        .use d map { text -> ram, vars -> prog }        ;! OF0711 22-25
        .section bare, logical                  ;! OF0713 18-21
here:
        .endsection
        .section none, logical                  ;not OF0713
        .endsection
        .endmodule
        .module c
        .endmodule
        .module d
        .section text, logical
        .byte 2
        .endsection
        .section vars, kind=bss, logical        ;! OF0712 18-21
        .endsection
        .endmodule
