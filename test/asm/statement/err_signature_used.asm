; A faulty signature is said once, not where it is used; a pattern beside it is matched as ever.
        .statement put word:a , char:b          ;! OF0611 31-31
        .endstatement
        .statement put "x" str:s                ;not OF0611
        .text .s
        .endstatement
        put 1, 2
        put x "a"
l       put nothing
        .word l
        .statement lda "(" byte:a , byte:b ")"  ;! OF0611 35-35
        .endstatement
        lda #1
        lda 1,2,3                               ;not OF0502
