; sys.asm - calls into the host: sim65 reads and writes its files and ends the program.
;
; Arguments lie on a stack in memory that csp points to, the last one on top; A and X hold the
; size. The calls take their arguments off that stack.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.sys
        .use lib.macros (*)
        .use lib.regs (*)
        .pub

        .section cpointer, kind=zp      ; sim65 is told its address by the header: zero
csp     .res byte, 2
        .endsection

c_stack         = $fff0         ; grows down from here

pv_open         = $fff4
pv_close        = $fff5
pv_read         = $fff6
pv_write        = $fff7
pv_exit         = $fff9

stdin           = 0
stdout          = 1

access  .enum
        none
        read
        write
        .endenum
create          = $10 | $20     ; make the file, or empty the old one

        .section zvars, kind=zp, logical
handle  .res byte, 1            ; of the one file that is open besides the standard ones
        .endsection

        .section text, kind=code, logical

; init: an empty stack.
init    .proc
        .ldw csp, c_stack
        rts
        .endproc

; push: the word with low byte A and high byte X; Y is lost.
push    .proc
        pha
        sec
        lda csp
        sbc #2
        sta csp
        bcs stored
        dec csp + 1
stored: ldy #1
        txa
        sta (csp),y
        dey
        pla
        sta (csp),y
        rts
        .endproc

; transfer: pushes file number A and the buffer at dst.
transfer .proc
        ldx #0
        jsr push
        lda dst
        ldx dst + 1
        jmp push
        .endproc

; write: len bytes at dst to file A.
write   .proc
        jsr transfer
        lda len
        ldx len + 1
        jmp pv_write
        .endproc

; read: at most len bytes of file A to dst. How many came is in A and X; carry set after an error.
read    .proc
        jsr transfer
        lda len
        ldx len + 1
        jsr pv_read
        jmp check
        .endproc

; check: carry set when A and X are negative. sim65 leaves more than eight bits in X then, so the
; carry of a comparison would say nothing.
check   .proc
        cpx #0
        bmi error
        clc
        rts
error:  sec
        rts
        .endproc

; open: the file whose name is at str, for reading (A = access.read) or writing; carry set when
; there is none.
open    .proc
        pha
        lda str
        ldx str + 1
        jsr push
        pla
        cmp #access.write
        bne flags
        ora #create
flags:  ldx #0
        jsr push
        ldy #4                  ; bytes of arguments
        jsr pv_open
        sta handle
        jmp check
        .endproc

; close: the file that open opened.
close   .proc
        lda handle
        ldx #0
        jsr push
        jmp pv_close
        .endproc

; load: the file whose name is at str to dst, at most len bytes; carry set when there is none.
; A and X hold what came.
load    .proc
        lda #access.read
        jsr open
        bcs failed
        lda handle
        jsr read
        pha
        phx
        php
        jsr close
        plp
        plx
        pla
failed: rts
        .endproc

; save: len bytes at dst to the file whose name is at str; carry set when it cannot be made.
; Keeps dst and len.
save    .proc
        lda #access.write
        jsr open
        bcs failed
        lda handle
        jsr write
        jsr close
        clc
failed: rts
        .endproc

; quit: ends the program with status A.
quit    .proc
        jmp pv_exit
        .endproc

        .endsection
        .endmodule
