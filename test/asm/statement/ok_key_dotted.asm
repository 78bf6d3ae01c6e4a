; A key may be a dotted name; what of the word is behind the key has to match.
        .statement st.q char:r byte:n "," char:s byte:m
        .byte $40 + .n, .m
        .endstatement
        st.q r3, r5             ;= 43 05
        st.q r 3 , r 5          ;= 43 05
        ST.Q R15,R0             ;= 4F 00
