; number.asm - the command that shows a number in all bases.
; SPDX-License-Identifier: MIT

; = value: hexadecimal, decimal, binary, and the two bytes as characters.
cmd_number
        jsr expr
        jsr parse_end
        lda #'$'
        jsr putc
        .prword value
        .say " !"
        .mvw num, value
        jsr prdec
        .say " %"
        lda value + 1
        jsr prbin
        lda value
        jsr prbin
        .say " '"
        lda value + 1
        jsr prchar
        lda value
        jsr prchar
        lda #QUOTE
        jsr putc
        lda value + 1           ; a negative number also with its sign
        bpl _done
        .say " -!"
        sec
        lda #0
        sbc value
        sta num
        lda #0
        sbc value + 1
        sta num + 1
        jsr prdec
_done   jmp newline
