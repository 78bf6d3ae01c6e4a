; Patterns of another module, by name, also under another one.
        .cpu 6502
        .module ok_import_name
        .use lib (put, st.q, put as place)
        put 1                   ;= 01
        place 2                 ;= 02
        st.q r3                 ;= 03
        .endmodule
        .module lib
        .pub
        .statement put byte:a
        .byte .a
        .endstatement
        .statement st.q "r" byte:n
        put .n
        .endstatement
        .endmodule
