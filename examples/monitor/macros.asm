; macros.asm - 16-bit arithmetic, text behind a call, failure.
;
; @1 to @9 are the arguments. Except for carry, the 16-bit macros keep X and Y.
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

; incw target: 16-bit increment.
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

; addw target, source: target += source.
addw    .macro target, source
        clc
        lda @1
        adc @2
        sta @1
        lda @1 + 1
        adc @2 + 1
        sta @1 + 1
        .endm

; subw target, source: target -= source.
subw    .macro target, source
        sec
        lda @1
        sbc @2
        sta @1
        lda @1 + 1
        sbc @2 + 1
        sta @1 + 1
        .endm

; cmpw left, right: unsigned comparison; carry set when left >= right. Zero says nothing.
cmpw    .macro left, right
        lda @1
        cmp @2
        lda @1 + 1
        sbc @2 + 1
        .endm

; prword address: the word there as four hex digits.
prword  .macro address
        lda @1 + 1
        jsr prhex
        lda @1
        jsr prhex
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

; fail "text": shows the text under the command line and ends the command.
fail    .macro str
        jsr error
        .text @1
        .byte 0
        .endm
