; Blocks that are no units: in a section of the program, in the root module, outside of sections,
; without a name, in another scope, or in a section that the module opens as its own in a logical one.
        .module ok_unit_not
        .use a
        .section text, logical
x       .block
        .byte 7
        .endblock
        .endsection
        .section own
        .endsection
        .region rom, $1000, $10ff
        .pack in rom : text, own
        .endmodule
        .module a
x       .block
        .byte 1
        .endblock
        .section text, logical
        .block
        .byte 2
        .endblock
n       .namespace
x       .block
        .byte 3
        .endblock
        .endn
y       .block
        .byte $ee
        .endblock
        .section own
y       .block
        .byte 4
        .endblock
        .endsection
z       .block
        .byte $ee
        .endblock
        .endsection
        .section own
z       .block
        .byte 5
        .endblock
        .endsection
        .endmodule
;image 0000: 01
;image 1000: 02 03 07 04 05
