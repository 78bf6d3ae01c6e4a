; Anonymous labels belong to the scope of the caller too.
loop    .segment
-       dex
        .endsegment
        .loop                           ;= CA
        bne -                           ;= D0 FD
