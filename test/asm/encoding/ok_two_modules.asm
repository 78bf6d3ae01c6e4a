; Another module may define an encoding once more when it is the same: its codes and patterns count,
; not the lines that made them.
        .module ok_two_modules
        .use first
        .encode same                    ;not OF0418
        .edef "{xy}", 3
        .tdef "abcdefghijklmnopqrstuvwxyz", $41
        .edef "{x}", 1, 2
        .cdef "0", "9", 9
        .cdef "0", "9", 0
        .endencode
        .encoding same
        .text "ab{x}{xy}9"
        .endmodule

        .module first
        .pub
        .encode same
        .cdef "a", "z", $41
        .edef "{x}", 1, 2
        .edef "{xy}", 3
        .cdef "0", "9", 0
        .endencode
        .encoding same
        .text "{xy}"
        .endmodule
;image 0000: 03 41 42 01 02 03 09
