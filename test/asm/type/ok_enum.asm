color   .enum 1
        red
        green
blue = 8
        cyan                            ; one name per line ;not OF0427
        .endenum
        .byte color.red, color.green, color.blue, color.cyan, .len(color) ;= 01 02 08 09 04
        .enum 5, 5
five
        ten = 11
more:
        .endenum
        .byte five, ten, more           ;= 05 0B 10
        .enum
zero
        .endenum
        .byte zero                      ;= 00
