; A section that is too long: its labels lie in the region all the same, and give no more messages.
        .cpu "6502"
        .region r, $1000, $1003
        .section code
first   lda last - 1,x                  ;not OF0503
        jmp first - 1                   ;not OF0503
last    .byte 0
        .endsection
        .place code in r                ;! OF0807 16-19
