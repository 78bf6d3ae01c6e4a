;options -D ONE=1 -D sum=ONE+2 -D DEF
        .byte ONE, SUM, DEF             ;= 01 03 01
