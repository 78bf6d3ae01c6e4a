; A pattern of another module has to be public, and imported by its name or with all.
        .cpu 6502
        .module err_visible
        .use a
        .use b (*)
        .use c (known)
        .use d (hidden, missing, free as mine)  ;! OF0706 17-22 ;! OF0706 25-31
        put 1                   ;! OF0614 9-11
        a.put 1                 ;! OF0501
        secret 1                ;! OF0614
        secret                  ;! OF0614
        open 1
        known 1                 ;not OF0614
        unknown 1               ;! OF0614
        unknownr3               ;! OF0614
        unknowns 1              ;! OF0501
        mine 1
        free 1                  ;! OF0614
        missing 1
        other 1                 ;! OF0501
        .endmodule
        .module a
        .pub
        .statement put byte:v
        .endstatement
        .endmodule
        .module b
        .statement secret byte:v
        .endstatement
        .pub
        .statement open byte:v
        .endstatement
        .endmodule
        .module c
        .pub
        .statement known byte:v
        .endstatement
        .statement unknown byte:v
        .endstatement
        .statement unknown "r" byte:v
        .endstatement
        .endmodule
        .module d
        .statement hidden byte:v
        .endstatement
        .pub
        .statement free byte:v
        .endstatement
        .endmodule
