; The row of zeros of the language description.
zeros   .segment n
        .if .n > 0
          .byte 0
          .zeros .n - 1
        .endif
        .endsegment
        .zeros 3                        ;= 00 00 00
