; Variables are those of the caller.
next    .segment
n       += 1
        .byte n
        .endsegment
n       := 0
        .next                           ;= 01
        .next                           ;= 02
