; All public names, and a list that goes on on the next lines.
        .module ok_star
        .use b (
          u,                    ; a name
          u as v
        )
z       = 7
        .byte u, v, z           ;= 03 03 07
        .endmodule
        .module a
        .pub
x       = 1
y       = 2
        .priv
z       = 3
        .endmodule
        .module b
        .use a (*)
        .pub
u       = x + y
        .endmodule
