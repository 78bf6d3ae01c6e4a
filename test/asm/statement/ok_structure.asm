; The body of a pattern may open and close what it likes, and call macros.
        .statement twice "(" byte:a ")"
        .block
x       = .a
        .rept 2
        .byte x
        .endrept
        .endblock
        .endstatement
        .statement when byte:c "then" byte:a
        .if .c
        twice(.a)
        .else
        .m .a
        .endif
        .endstatement
m       .macro a
        .byte $F0 + .a
        .endmacro
        when 1 then 2           ;= 02 02
        when 0 then 3           ;= F3
        .for i in 0..3
        when i then i           ;= F0 01 01 02 02
        .endfor
p1      .proc
        when 1 then 5           ;= 05 05
        .endproc
        .word p1                ;= 08 00
