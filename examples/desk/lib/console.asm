; console.asm - characters and lines of standard input and output.
;
; Output is collected and written at a line end, when the buffer is full and before input is read.
; Printing routines keep X and Y unless they say otherwise.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.console
        .use lib.config (nl, line_max)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.sys

out_size        = 128
in_size         = 128

        .pub
; say "text": prints a string that stands in line behind the call.
say     .macro string
        jsr lib.console.inline_text
        .null .string
        .endmacro

; sayln "text": the same and a line end.
sayln   .macro string
        jsr lib.console.inline_text
        .text .string
        .byte lib.config.nl, 0
        .endmacro
        .priv

        .section zvars, kind=zp, logical
out_len         .res byte, 1
in_pos          .res byte, 1
in_len          .res byte, 1
save_x          .res byte, 1
save_y          .res byte, 1
inline          .res byte, 2    ; of inline_text
at_end          .res byte, 1    ; not zero: standard input has ended
        .pub
column          .res byte, 1    ; characters since the last line end
        .priv
        .endsection

        .section vars, kind=bss, logical
out_buffer      .res byte, out_size
in_buffer       .res byte, in_size
        .pub
line            .res byte, line_max + 1 ; what get_line read, zero terminated
        .priv
        .endsection

        .section text, kind=code, logical
        .pub

; init: nothing printed, nothing read.
init    .proc
        stz out_len
        stz in_pos
        stz in_len
        stz column
        stz at_end
        rts
        .endproc

; put: the character in A; keeps A, X and Y.
put     .proc
        stx save_x
        ldx out_len
        sta out_buffer,x
        inc out_len
        inc column
        cmp #nl
        bne more
        stz column
        beq full
more:   cpx #out_size - 1
        bne done
full:   pha
        jsr flush
        pla
done:   ldx save_x
        rts
        .endproc

; flush: writes what was printed; keeps X and Y, dst and len too.
flush   .proc
        lda out_len
        beq done
        phx
        phy
        .phw dst
        .phw len
        lda out_len
        sta len
        stz len + 1
        .ldw dst, out_buffer
        lda #sys.stdout
        jsr sys.write
        stz out_len
        .plw len
        .plw dst
        ply
        plx
done:   rts
        .endproc

; get: the next character of standard input in A; carry set at the end. X and Y are lost.
get     .proc
        ldx in_pos
        cpx in_len
        bne have
        lda at_end
        bne ended
        jsr flush
        .phw dst
        .phw len
        .ldw len, in_size
        .ldw dst, in_buffer
        lda #sys.stdin
        jsr sys.read
        bcc read
        lda #0                  ; an error is an end too
read:   tax                     ; in_size fits a byte
        .plw len
        .plw dst
        stz in_pos
        stx in_len
        cpx #0
        beq ended
        ldx #0
have:   lda in_buffer,x
        inc in_pos
        clc
        rts
ended:  inc at_end
        stz in_len
        stz in_pos
        sec
        rts
        .endproc

; get_line: a line to line, its length in A; carry set when there is none. What is too long is
; dropped, control characters become blanks, bytes above ASCII question marks. X and Y are lost.
get_line .proc
        ldy #0
next:   sty save_y
        jsr get
        ldy save_y
        bcs eof
        cmp #nl
        beq done
        cmp #' '
        bcs visible
        lda #' '
visible: cmp #$7f
        bcc ascii
        lda #'?'
ascii:  cpy #line_max
        bcs next
        sta line,y
        iny
        bra next
eof:    cpy #0                  ; the last line may lack its end
        bne done
        rts
done:   lda #0
        sta line,y
        tya
        clc
        rts
        .endproc

; new_line, space: one character.
new_line .proc
        lda #nl
        jmp put
        .endproc

space   .proc
        lda #' '
        jmp put
        .endproc

; fresh_line: a line end unless the output stands at the start of a line.
fresh_line .proc
        lda column
        bne new_line
        rts
        .endproc

; tab: a blank, and more up to column A.
tab     .proc
        pha
        jsr space
        pla
        jmp pad
        .endproc

; inline_text: the string behind the JSR; keeps str.
inline_text .proc
        phx
        phy
        tsx
        inc $0103,x             ; return addresses point to the last byte of their JSR
        bne fetch
        inc $0104,x
fetch:  lda $0103,x
        sta inline
        lda $0104,x
        sta inline + 1
        ldy #0
next:   lda (inline),y
        beq ended
        jsr put
        iny
        bne next
ended:  tya                     ; the address of the zero is what RTS needs
        clc
        adc inline
        sta $0103,x
        lda inline + 1
        adc #0
        sta $0104,x
        ply
        plx
        rts
        .endproc

; string: the zero terminated string at str; keeps str.
string  .proc
        phy
        ldy #0
next:   lda (str),y
        beq done
        jsr put
        iny
        bne next
done:   ply
        rts
        .endproc

; chars: len characters at str, at most 255; the high byte of len is not looked at.
chars   .proc
        phy
        ldy #0
next:   cpy len
        beq done
        lda (str),y
        jsr put
        iny
        bne next
done:   ply
        rts
        .endproc

; pad: blanks up to column A if it is not reached yet.
pad     .proc
        cmp column
        beq done
        bcc done
        pha
        jsr space
        pla
        bra pad
done:   rts
        .endproc

; hex_word: num as four hexadecimal digits; hex: A as two; digit: the low half of A.
hex_word .proc
        lda num + 1
        jsr hex
        lda num
        jmp hex
        .endproc

hex     .proc
        pha
        lsr
        lsr
        lsr
        lsr
        jsr digit
        pla
        jmp digit
        .endproc

digit   .proc
        and #$0f
        cmp #10
        bcc numeral
        adc #'A' - '0' - 10 - 1 ; carry is set
numeral: adc #'0'
        jmp put
        .endproc

        .endsection
        .endmodule
