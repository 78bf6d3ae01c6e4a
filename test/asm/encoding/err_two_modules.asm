; Modules that define one encoding must define the same; in one module it is defined once.
        .module err_two_modules
        .use first
        .encode code                    ;! OF0418 17-20
        .cdef "a", "z", $42
        .endencode
        .encode more                    ;! OF0418 17-20
        .cdef "a", "z", $41
        .cdef "A", "Z", $41
        .endencode
        .encode pattern                 ;! OF0418 17-23
        .edef "ab", 1, 2
        .endencode
        .encode longer                  ;! OF0418 17-22
        .edef "ac", 1
        .endencode
        .encode same
        .edef "ab", 1
        .endencode
        .encode same                    ;! OF0418 17-20
        .edef "ab", 1
        .endencode
        .encode code                    ;! OF0418 17-20
        .endencode
        .encoding code
        .text "a"
        .endmodule

        .module first
        .pub
        .encode code
        .cdef "a", "z", $41
        .endencode
        .encode more
        .cdef "a", "z", $41
        .endencode
        .encode pattern
        .edef "ab", 1
        .endencode
        .encode longer
        .edef "ab", 1
        .endencode
        .encode same
        .edef "ab", 1
        .endencode
        .endmodule
