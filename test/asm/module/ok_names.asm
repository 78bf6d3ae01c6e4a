; Names of another module: by qualifier, one by one, renamed, all of them, and in full.
        .module ok_names
        .use a.b                ;not OF0709
        .use a.b as q
        .use a.b (x, y as w)    ;not OF0706
        .byte b.x, q.y, x, w, a.b.z     ;= 01 02 01 02 03
        .endmodule
        .module a.b
        .pub
x       = 1
y       = 2
z       = 3
        .endmodule
