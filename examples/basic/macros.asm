; macros.asm - 16-bit arithmetic, text behind a call, errors.
;
; @1 to @9 are the arguments. The 16-bit macros keep X and Y.
; SPDX-License-Identifier: MIT

; ldw target, value: 16-bit constant to memory.
ldw     .macro target, val
        lda #<(@2)
        sta @1
        lda #>(@2)
        sta @1 + 1
        .endm

; mvw target, source: 16-bit copy.
mvw     .macro target, source
        lda @2
        sta @1
        lda @2 + 1
        sta @1 + 1
        .endm

; incw target: 16-bit increment; keeps A.
incw    .macro target
        inc @1
        bne _done
        inc @1 + 1
_done
        .endm

; decw target: 16-bit decrement.
decw    .macro target
        lda @1
        bne _low
        dec @1 + 1
_low    dec @1
        .endm

; addw target, source: target += source; carry and overflow are those of the sum.
addw    .macro target, source
        clc
        lda @1
        adc @2
        sta @1
        lda @1 + 1
        adc @2 + 1
        sta @1 + 1
        .endm

; addb target, source: a byte to a word.
addb    .macro target, source
        clc
        lda @1
        adc @2
        sta @1
        bcc _done
        inc @1 + 1
_done
        .endm

; cmpw left, right: unsigned comparison; carry set when left >= right. Zero says nothing.
cmpw    .macro left, right
        lda @1
        cmp @2
        lda @1 + 1
        sbc @2 + 1
        .endm

; phw source, plw target: a word to the stack and back.
phw     .macro source
        lda @1
        pha
        lda @1 + 1
        pha
        .endm

plw     .macro target
        pla
        sta @1 + 1
        pla
        sta @1
        .endm

; say "text": prints a string that stands in line behind the call.
say     .macro str
        jsr prinline
        .text @1
        .byte 0
        .endm

; sayln "text": the same and a line end.
sayln   .macro str
        jsr prinline
        .text @1
        .byte NL, 0
        .endm

; fail "NAME": ends the command with an error.
fail    .macro name
        jsr raise
        .text @1
        .byte 0
        .endm
