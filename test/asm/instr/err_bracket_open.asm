; A bracket that is not closed is said, not a form that the instruction lacks.
        lda (ptr,y                      ;! OF0203 13-13
        lda (ptr                        ;! OF0203 13-13
        lda (ptr + (1),y                ;! OF0203 13-13
        lda (ptr,x                      ;! OF0203 13-13
        jmp (ptr                        ;! OF0203 13-13
        lda #(1                         ;! OF0203 14-14
        lda ((ptr),y                    ;! OF0203 13-13
ptr     = $20
